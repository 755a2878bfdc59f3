import type { CriteriaSentence } from '@guildhall/shared/game/badges';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';

/** A badge's criteria as one plain sentence. */
export function useSentence(): (sentence: CriteriaSentence) => string {
  const { t } = useTranslation('badges');
  const { list } = useFormats();
  const say = ({ code, params, of }: CriteriaSentence): string => {
    if (of) return t(`sentence.${code}`, { parts: list(of.map(say)) });
    const named = {
      ...(params.kind ? { kind: t(`kind.${params.kind}`) } : {}),
      ...(params.distance ? { distance: t(`distance.${params.distance}`) } : {}),
    };
    const span = params.within === 'season' ? ` ${t('in_season')}` : '';
    return t(`sentence.${code}`, { ...params, ...named, span });
  };
  return say;
}
