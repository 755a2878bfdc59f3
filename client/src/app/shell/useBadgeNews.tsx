import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { celebrate } from '../../lib/celebration/celebration.store';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useEachNews } from '../../lib/news/useMyNews';
import { Badge } from '../../ui/pictures/Badge';
import { toast } from '../../ui/toast/toast.store';

/** Celebrates a badge the moment it is earned, wherever its member is, and has what moved read anew. */
export function useBadgeNews(): void {
  const { t } = useTranslation('app');
  const { text } = useBilingual();
  const queries = useQueryClient();
  const navigate = useNavigate();
  useEachNews(({ points, badges, notices }) => {
    if (points !== undefined) void queries.invalidateQueries({ queryKey: ['points'] });
    if (notices) void queries.invalidateQueries({ queryKey: ['notices'] });
    if (!badges?.length) return;
    void queries.invalidateQueries({ queryKey: ['badges'] });
    for (const { id, name, look } of badges) {
      celebrate({ kind: 'badge', id });
      toast(t('shell.badge_earned', { badge: text(name) }), {
        picture: <Badge name={text(name)} {...look} earned size="s" decorative />,
        action: { label: t('shell.see_why'), run: () => void navigate(`/badges/${id}`) },
      });
    }
  });
}
