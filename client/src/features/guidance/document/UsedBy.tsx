import type { QuestCard } from '@guildhall/shared/game/quests';
import type { LinkedPractice } from '@guildhall/shared/work/practice-card';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../../lib/api/api';
import { useBilingual } from '../../../lib/i18n/useBilingual';
import { Card } from '../../../ui/card/Card';
import { Link } from '../../../ui/text/Link';
import styles from './Document.module.css';

/** Practice cards that follow this document, and quests that ask for work on it; nothing where there are none. */
export function UsedBy({ id }: { id: string }) {
  const { t } = useTranslation('guidance');
  const { text } = useBilingual();
  const practices = useQuery({
    queryKey: ['guidance', 'used-by', id, 'practices'],
    queryFn: ({ signal }) => api.get<LinkedPractice[]>(`/api/practices/naming/${id}`, { signal }),
  });
  const quests = useQuery({
    queryKey: ['guidance', 'used-by', id, 'quests'],
    queryFn: ({ signal }) => api.get<QuestCard[]>('/api/quests', { signal, query: { place: id } }),
  });
  const [followed, asked] = [practices.data ?? [], quests.data ?? []];
  if (followed.length + asked.length === 0) return null;
  return (
    <Card title={t('used_by.title')}>
      {followed.length > 0 ? <h3>{t('used_by.practices')}</h3> : null}
      <ul className={styles.used}>
        {followed.map((card) => (
          <li key={card.id} lang={card.locale}>
            <Link to={`/practices/${card.id}`}>{card.title}</Link>
          </li>
        ))}
      </ul>
      {asked.length > 0 ? <h3>{t('used_by.quests')}</h3> : null}
      <ul className={styles.used}>
        {asked.map(({ slug, title }) => (
          <li key={slug}>
            <Link to={`/quests/${slug}`}>{text(title)}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
