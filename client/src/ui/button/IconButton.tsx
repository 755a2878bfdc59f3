import type { ComponentPropsWithRef } from 'react';

import { classes } from '../classes';
import { Icon, type IconName } from '../icons/Icon';
import styles from './Button.module.css';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'children'> {
  icon: IconName;
  /** What it does, for screen readers and as a tooltip. */
  label: string;
  /** Work is under way: it keeps its focus and does nothing until that is done. */
  busy?: boolean;
}

/** A button that is only a picture; its label is required. */
export function IconButton({ icon, label, busy = false, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.iconButton, busy && styles.busy)}
      aria-label={label}
      title={label}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
