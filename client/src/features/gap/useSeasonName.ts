import { useTranslation } from 'react-i18next';

/** A moment of the series in words: the start of a season, or now. */
export function useSeasonName(): (season: number | null) => string {
  const { t } = useTranslation('gap');
  return (season) => (season === null ? t('now') : t('season', { number: season }));
}
