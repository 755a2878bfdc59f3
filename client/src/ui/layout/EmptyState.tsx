import type { ReactNode } from 'react';

import styles from './EmptyState.module.css';

/** Says what will be here and offers the one step that starts it. */
export function EmptyState({
  title,
  children,
  action,
  picture,
  alone = false,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
  /** Stands for all of a page, in no card or section: its title is the first below the page's own. */
  alone?: boolean;
}) {
  const Title = alone ? 'h2' : 'h3';
  return (
    <div className={styles.empty}>
      {picture}
      <Title className={styles.title}>{title}</Title>
      <p>{children}</p>
      {action}
    </div>
  );
}
