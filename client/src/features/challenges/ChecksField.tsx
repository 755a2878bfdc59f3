import { useId } from 'react';

import { Checkbox } from '../../ui/choice/Checkbox';
import { FieldError } from '../../ui/field/Field';
import styles from './Challenges.module.css';

interface ChecksFieldProps {
  legend: string;
  /** One that `always` counts cannot be left out. */
  options: readonly { value: string; label: string; always?: boolean }[];
  chosen: readonly string[];
  onChoose: (values: string[]) => void;
  error: string | undefined;
}

/** Any number of a few known answers. */
export function ChecksField({ legend, options, chosen, onChoose, error }: ChecksFieldProps) {
  const id = useId();
  const toggle = (value: string, on: boolean) =>
    onChoose(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  return (
    <fieldset aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.checks}>
        {options.map(({ value, label, always = false }) => (
          <Checkbox
            key={value}
            label={label}
            checked={always || chosen.includes(value)}
            disabled={always}
            onChange={({ target }) => toggle(value, target.checked)}
          />
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
