import type { ChallengeSnapshot, ChallengeUnit } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';

type Kind = Pick<ChallengeSnapshot, 'mode' | 'goal'>;

/** A unit's score as its mode counts it: out of a hundred, in percent of people, or in deeds. */
export function useScoreWords({ mode, goal }: Kind): { figure: (unit: ChallengeUnit) => string; unit: string } {
  const { t } = useTranslation('challenges');
  const { number, percent } = useFormats();
  if (mode === 'together' && goal === 'lowest_rate')
    return { figure: ({ score }) => percent(score / 10_000), unit: t('score.rate') };
  if (mode === 'together') return { figure: ({ score }) => number(score / 100), unit: t('score.deeds') };
  if (mode === 'paired') return { figure: ({ score }) => number(score / 100), unit: t('score.reuses') };
  return { figure: ({ score }) => number(score / 100, 1), unit: t('score.hundred') };
}
