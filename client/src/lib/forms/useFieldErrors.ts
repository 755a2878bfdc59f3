import { get, type FieldErrors, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { fillsIn, readMessage } from './message';

/**
 * Words for the error of a field: `const errorOf = useFieldErrors(formState.errors)`, then `error={errorOf('title')}`.
 * Codes that only one feature has are looked for in its catalogue first.
 */
export function useFieldErrors<Values extends FieldValues>(
  errors: FieldErrors<Values>,
  feature = 'app',
): (field: string) => string | undefined {
  const { t, i18n } = useTranslation('app');
  return (field) => {
    const text = (get(errors, field) as { message?: string } | undefined)?.message;
    if (!text) return undefined;
    const message = readMessage(text);
    if (!message) return text;
    // An answer of which one letter would be enough was simply left out.
    const code = message.code === 'too_small' && message.params?.minimum === 1 ? 'invalid_type' : message.code;
    return t(
      [`${feature}:validation.${code}`, `validation.${code}`, 'validation.custom'],
      fillsIn(i18n.language, message.params),
    );
  };
}
