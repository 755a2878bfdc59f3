import type { QuestVersions } from '@guildhall/shared/game/quest-writing';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { NotAllowedPage } from '../../app/pages/NotAllowedPage';
import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { emptyQuest, valuesOf } from './definition-values';
import { QuestForm } from './QuestForm';
import { useVersions } from './useWriting';

/** Writes a quest, or the next version of one. */
export default function QuestFormPage() {
  const { slug } = useParams();
  if (slug) return <Existing slug={slug} />;
  return (
    <>
      <Head title="form.new_title" />
      <QuestForm values={emptyQuest} />
    </>
  );
}

function Head({ title }: { title: 'form.new_title' | 'form.change_title' }) {
  const { t } = useTranslation('quest-writing');
  return (
    <PageHeader
      title={t(title)}
      purpose={t('form.purpose')}
      above={<Link to="/manage/quests">{t('list.title')}</Link>}
    />
  );
}

function Existing({ slug }: { slug: string }) {
  const versions = useVersions(slug);
  if (isLost(versions)) return <TroublePage error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!versions.data) return <Skeleton lines={8} />;
  if (!versions.data.may.edit) return <NotAllowedPage />;
  return (
    <>
      <Head title="form.change_title" />
      <QuestForm key={slug} values={latest(versions.data)} existing={versions.data} />
    </>
  );
}

function latest({ versions: [newest] }: QuestVersions) {
  return newest ? valuesOf(newest.definition) : emptyQuest;
}
