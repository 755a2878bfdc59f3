import { useEffect, useState, type ReactNode } from 'react';

import styles from './Disclosure.module.css';

interface DisclosureProps {
  summary: ReactNode;
  /** Gives the line the weight of a section's. */
  heading?: boolean;
  /** Unfolds it when it becomes true. Only a person folds it again, for the focus may be within. */
  open?: boolean;
  /** A function is asked once it is first unfolded: for what takes long to draw and is seldom looked at. */
  children: ReactNode | (() => ReactNode);
}

/** Something that can be unfolded in its place. */
export function Disclosure({ summary, heading = false, open = false, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(open);
  const [wasOpen, setWasOpen] = useState(open);
  if (isOpen && !wasOpen) setWasOpen(true);
  useEffect(() => {
    if (open) setOpen(true);
  }, [open]);
  return (
    <details
      className={heading ? `${styles.disclosure} ${styles.heading}` : styles.disclosure}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{summary}</summary>
      {typeof children === 'function' ? wasOpen && children() : children}
    </details>
  );
}
