import type { ComponentPropsWithRef } from 'react';

import { Icon } from '../icons/Icon';
import { Field, type FieldWords } from './Field';
import styles from './Field.module.css';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface OwnProps {
  options: readonly Option[];
  /** The first line while nothing is chosen. */
  choose?: string;
}

export type SelectProps = FieldWords & OwnProps & Omit<ComponentPropsWithRef<'select'>, 'className' | 'style' | 'id'>;

/** One of a few known answers, with the platform's own list. */
export function Select({ label, hint, error, optional, options, choose, ...select }: SelectProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(ties) => (
        <div className={styles.select}>
          <select {...select} {...ties} className={styles.input}>
            {choose ? <option value="">{choose}</option> : null}
            {options.map(({ value, label: text, disabled }) => (
              <option key={value} value={value} disabled={disabled}>
                {text}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </div>
      )}
    </Field>
  );
}
