import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';

import { FieldError } from '../field/Field';
import styles from './Choice.module.css';

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

interface OwnProps {
  legend: string;
  hint?: ReactNode;
  error?: string | undefined;
  name: string;
  options: readonly RadioOption[];
  /** Leave out when react-hook-form's `register` holds the value. */
  value?: string;
}

export type RadioGroupProps = OwnProps &
  Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'type' | 'id' | 'value' | 'name'>;

/** One of a few answers, all of them in sight. */
export function RadioGroup({ legend, hint, error, options, value, ...input }: RadioGroupProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      role="radiogroup"
      className={styles.group}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy || undefined}
    >
      <legend className={styles.legend}>{legend}</legend>
      {hint ? (
        <div id={`${id}-hint`} className={styles.groupHint}>
          {hint}
        </div>
      ) : null}
      {options.map((option) => (
        <div key={option.value} className={styles.choice}>
          <input
            {...input}
            id={`${id}-${option.value}`}
            type="radio"
            value={option.value}
            {...(value === undefined ? {} : { checked: value === option.value })}
            className={styles.radio}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
          />
          <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          {option.hint ? (
            <div id={`${id}-${option.value}-hint`} className={styles.hint}>
              {option.hint}
            </div>
          ) : null}
        </div>
      ))}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
