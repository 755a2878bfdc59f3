import { useId } from 'react';

import styles from './Progress.module.css';

interface ProgressProps {
  label: string;
  /** 0..1 */
  share: number;
  /** The same in words, such as "2 of 5 stamps". */
  words?: string;
  /** A mark on the bar, 0..1, such as a target. */
  mark?: number;
}

/** How far something has come. */
export function Progress({ label, share, words, mark }: ProgressProps) {
  const id = useId();
  const filled = Math.min(1, Math.max(0, share));
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span id={id}>{label}</span>
        {words ? <span className={styles.words}>{words}</span> : null}
      </div>
      <svg
        className={styles.bar}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(filled * 100)}
        aria-valuetext={words}
      >
        <rect className={styles.fill} width={filled * 100} height="4" />
        {mark === undefined ? null : <rect className={styles.mark} x={mark * 100 - 0.4} width="0.8" height="4" />}
      </svg>
    </div>
  );
}
