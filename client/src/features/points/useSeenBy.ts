import type { Me } from '@guildhall/shared/people/me';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';

/** Whether others see one's points: never unless one chose it, and only where there are boards of people. */
type SeenBy = 'alone' | 'alone_beside_boards' | 'named_once_there_are' | 'named';

function seenBy({ member, organisation }: Pick<Me, 'member' | 'organisation'>): SeenBy {
  const named = member.playing === true && member.boardVisible;
  if (organisation.memberBoards) return named ? 'named' : 'alone_beside_boards';
  return named ? 'named_once_there_are' : 'alone';
}

/** Says who sees one's points, as it is for this member here and now. */
export function useSeenBy(): { seen: SeenBy; words: string } {
  const { t } = useTranslation('points');
  const seen = seenBy(useMe());
  return { seen, words: t(`seen.${seen}`) };
}
