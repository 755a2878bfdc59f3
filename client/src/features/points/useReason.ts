import type { Phrase } from '@guildhall/shared/game/phrase';
import { useTranslation } from 'react-i18next';

/** Why a line has the points it has, in one sentence. */
export function useReason(): (reason: Phrase) => string {
  const { t } = useTranslation('points');
  return ({ code, params }) => {
    const named = {
      ...(params.category ? { category: t(`category.${params.category}`) } : {}),
      ...(params.distance ? { distance: t(`distance.${params.distance}`) } : {}),
    };
    return t(`why.${code}`, { ...params, ...named });
  };
}
