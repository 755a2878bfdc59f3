import type { Moved } from '@guildhall/shared/people/feed';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { celebrate } from '../../lib/celebration/celebration.store';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { meKey } from '../../lib/me/useMe';
import { useEachNews } from '../../lib/news/useMyNews';
import { Badge } from '../../ui/pictures/Badge';
import { toast } from '../../ui/toast/toast.store';

/** Where what moved is shown. */
const readAnew: Record<Moved, QueryKey[]> = {
  badges: [['badges']],
  verifications: [['verifications'], ['start-here']],
  practices: [['practices', 'list']],
  challenges: [['challenges', 'list']],
  // With the account may change which boards there are.
  account: [meKey, ['boards', 'list']],
  // Units are named nearly everywhere.
  units: [[]],
};

/** Celebrates a badge the moment it is earned, wherever its member is, and has what moved read anew. */
export function useBadgeNews(): void {
  const { text } = useBilingual();
  const queries = useQueryClient();
  const navigate = useNavigate();
  useEachNews(({ points, badges = [], notices, moved = [] }) => {
    const anew = [
      ...(points === undefined ? [] : [['points']]),
      ...(notices ? [['notices']] : []),
      ...(badges.length > 0 ? [['badges']] : []),
      ...moved.flatMap((each) => readAnew[each]),
    ];
    for (const queryKey of anew) void queries.invalidateQueries({ queryKey });
    for (const { id, name, look } of badges) {
      celebrate({ kind: 'badge', id });
      toast('app:shell.badge_earned', {
        fills: { badge: name },
        picture: <Badge name={text(name)} {...look} earned size="s" decorative />,
        action: { label: 'app:shell.see_why', run: () => void navigate(`/badges/${id}`) },
      });
    }
  });
}
