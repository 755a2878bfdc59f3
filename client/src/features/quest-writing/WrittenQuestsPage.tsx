import type { QuestToWrite } from '@guildhall/shared/game/quest-writing';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { EmptyState } from '../../ui/layout/EmptyState';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { useQuestsToWrite } from './useWriting';

/** Quests as those who write them see them, drafts included. */
export default function WrittenQuestsPage() {
  const { t } = useTranslation('quest-writing');
  const quests = useQuestsToWrite();
  if (isLost(quests)) return <TroublePage error={quests.error} onRetry={() => void quests.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('list.title')}
        purpose={t('list.purpose')}
        action={
          <Link to="/manage/quests/new" look="primary">
            {t('list.new')}
          </Link>
        }
      />
      {quests.data ? <List quests={quests.data} /> : <Skeleton lines={8} />}
    </>
  );
}

function List({ quests }: { quests: readonly QuestToWrite[] }) {
  const { t } = useTranslation('quest-writing');
  const { text } = useBilingual();
  const { date } = useFormats();
  if (quests.length === 0)
    return (
      <EmptyState alone title={t('list.none')}>
        {t('list.none_words')}
      </EmptyState>
    );
  return (
    <Card title={t('list.all')}>
      <CardRows>
        {quests.map(({ slug, title, current, hasDraft, retiredAt, changedAt, may }) => (
          <CardRow
            key={slug}
            title={
              <Link to={may.edit ? `/manage/quests/${slug}` : `/quests/${slug}`} look="quiet">
                {text(title)}
              </Link>
            }
            detail={[current === null ? '' : t('list.version', { number: current }), date(changedAt)]
              .filter(Boolean)
              .join(' · ')}
            end={
              <>
                {hasDraft ? <Pill tone="plain">{t('list.draft')}</Pill> : null}{' '}
                {retiredAt ? <Pill tone="plain">{t('list.retired')}</Pill> : null}
              </>
            }
          />
        ))}
      </CardRows>
    </Card>
  );
}
