import type { ReactNode } from 'react';

import { classes } from '../classes';
import styles from './Layout.module.css';

/** Things below each other with even space. */
export function Stack({ gap = 'm', children }: { gap?: 's' | 'm' | 'l'; children: ReactNode }) {
  return <div className={classes(styles.stack, styles[`gap-${gap}`])}>{children}</div>;
}

/** Things beside each other, wrapping where there is no room. */
export function Row({
  gap = 's',
  align = 'center',
  children,
}: {
  gap?: 's' | 'm' | 'l';
  align?: 'center' | 'start' | 'between';
  children: ReactNode;
}) {
  return <div className={classes(styles.row, styles[`gap-${gap}`], styles[align])}>{children}</div>;
}

interface ColumnsProps {
  main: ReactNode;
  side: ReactNode;
  /** Goes on in the wide column; on small screens it comes after the narrow one. */
  then?: ReactNode;
  /** The narrow column stays in sight while the wide one is scrolled, such as a preview beside a form. */
  sideStays?: boolean;
  /** What is in a narrow column that stays and holds nothing to press: it may be higher than the window, and is scrolled by key. */
  sideName?: string;
}

/** A wide column and a narrow one beside it; below each other on small screens. */
export function Columns({ main, side, then, sideStays = false, sideName }: ColumnsProps) {
  const scrolled = sideName ? { role: 'group', 'aria-label': sideName, tabIndex: 0 } : {};
  return (
    <div className={classes(styles.columns, then !== undefined && styles.goesOn)}>
      <div className={styles.column}>{main}</div>
      <div className={classes(styles.column, sideStays && styles.stays)} {...scrolled}>
        {side}
      </div>
      {then === undefined ? null : <div className={styles.column}>{then}</div>}
    </div>
  );
}

/** Cards of equal width, as many to a line as fit. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
