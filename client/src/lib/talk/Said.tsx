import type { ReactNode } from 'react';

import { useFormats } from '../time/useFormats';
import { Avatar } from '../../ui/text/Avatar';
import ink from '../../ui/text/Ink.module.css';
import styles from './Threads.module.css';

interface SaidProps {
  /** Whose initials are drawn; none for somebody unnamed. */
  name?: string | undefined;
  /** How they are called here. */
  called: string;
  at: string;
  /** Stands right behind the name and the day. */
  mark?: ReactNode;
  /** Stands at the end of their line. */
  beside?: ReactNode;
  children: ReactNode;
}

/** Something said, under the name of who said it. */
export function Said({ name, called, at, mark, beside, children }: SaidProps) {
  const { date } = useFormats();
  return (
    <div className={styles.said}>
      <div className={styles.head}>
        {name ? <Avatar name={name} size="s" /> : null}
        <span className={styles.who}>
          <strong>{called}</strong> <span className={ink.soft}>{date(at)}</span> {mark}
        </span>
        {beside}
      </div>
      {children}
    </div>
  );
}

/** In the place of what is gone. */
export function SaidNoMore({ children }: { children: ReactNode }) {
  return <p className={ink.soft}>{children}</p>;
}
