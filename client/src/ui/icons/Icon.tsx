import { shapes, type IconName } from './shapes';
import styles from './Icon.module.css';

export type { IconName };

/** A small line drawing beside words; hidden from screen readers, because the words say it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
