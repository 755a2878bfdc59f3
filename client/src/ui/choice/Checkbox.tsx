import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';

import { FieldError } from '../field/Field';
import styles from './Choice.module.css';

interface OwnProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

export type CheckboxProps = OwnProps & Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'type' | 'id'>;

/** Yes or no, sent with the form. For something that takes effect at once, use `Switch`. */
export function Checkbox({ label, hint, error, ...input }: CheckboxProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.choice}>
      <input
        {...input}
        id={id}
        type="checkbox"
        className={styles.box}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <div className={styles.hint}>
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      ) : null}
    </div>
  );
}
