import { useTranslation } from 'react-i18next';

const HOUR = 60;

/** Minutes in words: as minutes up to two hours, beyond that in whole hours. */
export function useSpan(): (minutes: number) => string {
  const { t } = useTranslation('adoption');
  return (minutes) =>
    minutes < 2 * HOUR ? t('span.minutes', { count: minutes }) : t('span.hours', { count: Math.round(minutes / HOUR) });
}
