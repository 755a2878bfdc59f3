import type { ComponentPropsWithRef } from 'react';

import { Icon, type IconName } from '../icons/Icon';
import styles from './Button.module.css';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'children'> {
  icon: IconName;
  /** What it does, for screen readers and as a tooltip. */
  label: string;
}

/** A button that is only a picture; its label is required. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className={styles.iconButton} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
