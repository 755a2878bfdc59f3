import type { ComponentPropsWithRef, ReactNode } from 'react';

import { classes } from '../classes';
import { Icon, type IconName } from '../icons/Icon';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style'> {
  /**
   * `primary`: the one main action of a screen; `secondary`: outlined; `quiet`: text only; `soft`: text that stands back,
   * for what is seldom needed; `berry`: the last press before something ends or is taken away.
   */
  look?: 'primary' | 'secondary' | 'quiet' | 'soft' | 'berry';
  size?: 'm' | 's';
  /** Work is under way: the button keeps its place and focus, and does nothing until it is done. */
  busy?: boolean;
  icon?: IconName;
  children: ReactNode;
}

export function Button({
  look = 'secondary',
  size = 'm',
  busy = false,
  icon,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], size === 's' && styles.small, busy && styles.busy)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
      {busy ? <span className={styles.dots} aria-hidden="true" /> : null}
    </button>
  );
}
