import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from '../icons/Icon';
import styles from './Field.module.css';

export interface FieldWords {
  label: string;
  /** What a good answer looks like, below the label. */
  hint?: ReactNode;
  /** What is wrong and how to mend it, in words; shown below and tied to the input. */
  error?: string | undefined;
  /** Marks an answer that may be left out; every other field is needed. */
  optional?: boolean;
}

/** What an input needs to be tied to its label, hint and error. */
export interface Ties {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, hint, input and error of one question. `after` stands below the input, such as a character count. */
export function Field({
  label,
  hint,
  error,
  optional,
  after,
  children,
}: FieldWords & { after?: ReactNode; children: (ties: Ties) => ReactNode }) {
  const id = useId();
  const { t } = useTranslation('ui');
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional ? <span className={styles.optional}> ({t('field.optional')})</span> : null}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {after}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className={styles.error}>
      <Icon name="attention" />
      <span>{children}</span>
    </div>
  );
}
