import { initialsOf, washOf } from './initials';
import { classes } from '../classes';
import tones from '../Tones.module.css';
import styles from './Avatar.module.css';

/** A person as initials; decorative, because their name always stands beside it. */
export function Avatar({ name, size = 'm' }: { name: string; size?: 's' | 'm' | 'l' }) {
  return (
    <span className={classes(styles.avatar, styles[size], tones[washOf(name)])} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
