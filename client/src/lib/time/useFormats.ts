import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useHeldMe } from '../me/useMe';
import { formatsFor, type Formats } from './format';

/** Dates, times, numbers and lists in the reader's language and the organisation's zone. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const zone = useHeldMe()?.organisation.zone ?? 'Europe/London';
  return useMemo(() => formatsFor(i18n.language, zone), [i18n.language, zone]);
}
