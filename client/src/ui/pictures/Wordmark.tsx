import styles from './Wordmark.module.css';

/** The hall with its columns, and the product's name. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 34 32" className={styles.mark} aria-hidden="true" focusable="false">
        <path className={styles.roof} d="M3 11.5 17 3l14 8.5" />
        <path className={styles.columns} d="M7.5 15.5v11M12.25 15.5v11M17 15.5v11M21.75 15.5v11M26.5 15.5v11" />
        <path className={styles.base} d="M3 29h28" />
      </svg>
      Guildhall
    </span>
  );
}
