import type { ReactNode } from 'react';

import styles from './Disclosure.module.css';

/** Something that can be unfolded in its place; `heading` gives the line the weight of a section's. */
export function Disclosure({
  summary,
  heading = false,
  open,
  children,
}: {
  summary: ReactNode;
  heading?: boolean;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={heading ? `${styles.disclosure} ${styles.heading}` : styles.disclosure} open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
