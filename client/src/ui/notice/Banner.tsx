import { Children, type ReactNode } from 'react';

import { Icon, type IconName } from '../icons/Icon';
import styles from './Banner.module.css';

/** A calm line across the top of the page, said once and politely; renders its live region even when there is nothing to say. */
export function Banner({ icon = 'info', children }: { icon?: IconName; children?: ReactNode }) {
  return (
    <div role="status">
      {Children.toArray(children).length > 0 ? (
        <div className={styles.banner}>
          <Icon name={icon} />
          <span>{children}</span>
        </div>
      ) : null}
    </div>
  );
}
