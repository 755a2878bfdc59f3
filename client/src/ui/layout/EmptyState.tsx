import type { ReactNode } from 'react';

import styles from './EmptyState.module.css';

/** Says what will be here and offers the one step that starts it. */
export function EmptyState({
  title,
  children,
  action,
  picture,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {picture}
      <h3>{title}</h3>
      <p>{children}</p>
      {action}
    </div>
  );
}
