import type { BoardFace } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';

/** How scores of a board are written: whole points or thousandths; of a challenge, whose scores come in hundredths, one decimal. */
export function useScoreWords({ subjectKind, span }: Omit<BoardFace, 'id'>) {
  const { t } = useTranslation('boards');
  const { number } = useFormats();
  const [whole, decimals] = span === 'challenge' ? [100, 1] : [1, 0];
  const unit =
    span === 'challenge' ? 'of_hundred' : subjectKind === 'member' || span === 'all' ? 'points' : 'of_thousand';
  return {
    unit: t(unit),
    /** As a figure. */
    figure: (score: number) => number(score / whole, decimals),
    /** What a sentence about a difference needs: its plural form follows `count`. */
    points: (difference: number) => ({ count: difference / whole, points: number(difference / whole, decimals) }),
  };
}
