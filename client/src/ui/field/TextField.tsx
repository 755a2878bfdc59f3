import type { ComponentPropsWithRef } from 'react';

import { Field, type FieldWords } from './Field';
import styles from './Field.module.css';

export type TextFieldProps = FieldWords & Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id'>;

/** A short answer. Takes `{...register('name')}` of react-hook-form. */
export function TextField({ label, hint, error, optional, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(ties) => <input type="text" {...input} {...ties} className={styles.input} />}
    </Field>
  );
}
