import type { ReactNode } from 'react';

import styles from './CardRow.module.css';

/** Rows of one card, separated by a fine line. */
export function CardRows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}

interface CardRowProps {
  /** A figure or picture at the near end. */
  lead?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** The row's action or figure at the far end. */
  end?: ReactNode;
}

export function CardRow({ lead, title, detail, end }: CardRowProps) {
  return (
    <li className={styles.row}>
      {lead ? <div className={styles.lead}>{lead}</div> : null}
      <div className={styles.words}>
        <h3>{title}</h3>
        {detail ? <div className={styles.detail}>{detail}</div> : null}
      </div>
      {end ? <div className={styles.end}>{end}</div> : null}
    </li>
  );
}
