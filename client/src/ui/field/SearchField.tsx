import type { ComponentPropsWithRef } from 'react';

import { Icon } from '../icons/Icon';
import { Field, type FieldWords } from './Field';
import styles from './Field.module.css';

export type SearchFieldProps = FieldWords & Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id' | 'type'>;

/** Words to look for. */
export function SearchField({ label, hint, error, ...input }: SearchFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      {(ties) => (
        <div className={styles.search}>
          <Icon name="search" />
          <input autoComplete="off" spellCheck={false} {...input} {...ties} type="search" className={styles.input} />
        </div>
      )}
    </Field>
  );
}
