import type { ComponentPropsWithRef } from 'react';

import { CharacterCount } from './CharacterCount';
import { Field, type FieldWords } from './Field';
import styles from './Field.module.css';

interface OwnProps {
  /** Shows how much room is left; `length` is that of the answer so far. */
  count?: { length: number; most: number };
}

export type TextAreaProps = FieldWords &
  OwnProps &
  Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'style' | 'id'>;

/** A longer answer; it grows with its text. */
export function TextArea({ label, hint, error, optional, count, ...area }: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, optional }} after={count ? <CharacterCount {...count} /> : null}>
      {(ties) => <textarea rows={4} {...area} {...ties} className={styles.input} />}
    </Field>
  );
}
