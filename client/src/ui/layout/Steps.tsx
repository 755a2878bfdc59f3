import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { classes } from '../classes';
import { Icon } from '../icons/Icon';
import { VisuallyHidden } from '../text/VisuallyHidden';
import styles from './Steps.module.css';

export type StepState = 'open' | 'now' | 'waiting' | 'done';

export interface StepItem {
  key: string;
  state: StepState;
  title: ReactNode;
  /** Help, a form or a button that belongs to this step. */
  children?: ReactNode;
}

/** Numbered steps with how far each has come: a number, an hourglass while someone checks, a tick when done. */
export function Steps({ steps }: { steps: readonly StepItem[] }) {
  const { t } = useTranslation('ui');
  return (
    <ol className={styles.steps}>
      {steps.map(({ key, state, title, children }, index) => (
        <li
          key={key}
          className={classes(styles.step, styles[state])}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {state === 'done' ? <Icon name="check" /> : state === 'waiting' ? <Icon name="waiting" /> : index + 1}
          </span>
          <div className={styles.body}>
            <div className={styles.title}>
              {title}
              <VisuallyHidden> ({t(`step.${state}`)})</VisuallyHidden>
            </div>
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
