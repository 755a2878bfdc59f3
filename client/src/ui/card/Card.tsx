import { useId, type ReactNode } from 'react';

import { classes } from '../classes';
import ink from '../text/Ink.module.css';
import styles from './Card.module.css';
import { useArrival } from './useArrival';

interface CardProps {
  title?: ReactNode;
  /** A short fact or link at the far end of the title line. */
  aside?: ReactNode;
  /** Its place on the page: an address that ends in `#` and this opens here. */
  at?: string;
  /** On paper, too; not where it holds nothing to read. */
  printed?: boolean;
  children: ReactNode;
}

/** One matter on its own sheet; with a title it is a region of that name. */
export function Card({ title, aside, at, printed = true, children }: CardProps) {
  const id = useId();
  const card = useArrival(at);
  return (
    <section
      ref={card}
      id={at}
      className={classes(styles.card, !printed && styles.onScreen)}
      aria-labelledby={title ? id : undefined}
    >
      {title ? (
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          {aside ? <div className={ink.soft}>{aside}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}
