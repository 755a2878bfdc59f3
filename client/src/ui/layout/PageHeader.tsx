import type { ReactNode } from 'react';

import { useDocumentTitle } from './useDocumentTitle';
import styles from './PageHeader.module.css';

interface PageHeaderProps {
  /** The screen's heading and the tab's title. */
  title: string;
  /** One sentence: what this screen is for. */
  purpose: ReactNode;
  /** A pill or a way back, above the heading. */
  above?: ReactNode;
  /** A crest or badge beside the heading. */
  picture?: ReactNode;
  /** The screen's main action. */
  action?: ReactNode;
}

/** The head of every screen. Its first line says what the screen is for. */
export function PageHeader({ title, purpose, above, picture, action }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className={styles.head}>
      {above ? <div className={styles.above}>{above}</div> : null}
      <div className={styles.line}>
        {picture}
        <div className={styles.words}>
          <h1>{title}</h1>
          <p className={styles.purpose}>{purpose}</p>
        </div>
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
    </header>
  );
}
