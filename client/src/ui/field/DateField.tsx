import type { ComponentPropsWithRef } from 'react';

import { classes } from '../classes';
import { Field, type FieldWords } from './Field';
import styles from './Field.module.css';

interface OwnProps {
  /** Also asks for a time of day. */
  withTime?: boolean;
}

export type DateFieldProps = FieldWords &
  OwnProps &
  Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id' | 'type'>;

/** A day as `YYYY-MM-DD`, or a local time as `YYYY-MM-DDTHH:mm`, with the platform's own calendar. */
export function DateField({ label, hint, error, optional, withTime = false, ...input }: DateFieldProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(ties) => (
        <input
          {...input}
          {...ties}
          type={withTime ? 'datetime-local' : 'date'}
          className={classes(styles.input, styles.date)}
        />
      )}
    </Field>
  );
}
