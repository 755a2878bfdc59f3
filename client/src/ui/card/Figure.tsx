import type { ReactNode } from 'react';

import styles from './Figure.module.css';

/** A large number with the word that explains it: 10 minutes, 84.2, 7 of 12. */
export function Figure({ value, unit, size = 'm' }: { value: ReactNode; unit?: ReactNode; size?: 'm' | 'l' }) {
  return (
    <span className={styles.figure}>
      <span className={size === 'l' ? styles.large : styles.value}>{value}</span>
      {unit ? <span className={styles.unit}>{unit}</span> : null}
    </span>
  );
}
