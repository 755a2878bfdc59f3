import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';

import { classes } from '../classes';
import buttonStyles from '../button/Button.module.css';
import styles from './Link.module.css';

interface LinkProps {
  to: string;
  children: ReactNode;
  /** `quiet` looks like its surroundings until it is pointed at; `primary` and `secondary` look like buttons. */
  look?: 'text' | 'quiet' | 'primary' | 'secondary';
  /** Words for screen readers where the visible ones need their surroundings to make sense. */
  label?: string;
  /** Opens beside what is being written; words before it have to say so. */
  newTab?: boolean;
}

/** A way to another screen of the product. */
export function Link({ to, children, look = 'text', label, newTab = false }: LinkProps) {
  const isButton = look === 'primary' || look === 'secondary';
  return (
    <RouterLink
      to={to}
      className={isButton ? classes(buttonStyles.button, buttonStyles[look]) : classes(styles[look])}
      aria-label={label}
      {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {children}
    </RouterLink>
  );
}
