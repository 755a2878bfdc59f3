import type { PartedRun } from '@guildhall/shared/game/quests';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { StatePage } from '../../app/pages/StatePage';
import { TroublePage } from '../../app/pages/TroublePage';
import { api } from '../../lib/api/api';
import { ApiProblem } from '../../lib/api/problem';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Row } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { partingKey } from './useRun';

interface PartedPageProps {
  run: string;
  /** Why the run is not shown. */
  error: unknown;
  onRetry: () => void;
}

/** In place of a run that cannot be shown: whoever declined or left it is told so, all others why they cannot see it. */
export function PartedPage({ run, error, onRetry }: PartedPageProps) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  const parted = useQuery({
    queryKey: partingKey(run),
    queryFn: ({ signal }) => api.get<PartedRun>(`/api/quest-runs/${run}/parting`, { signal }),
    enabled: error instanceof ApiProblem && error.code === 'not_allowed',
  });
  if (parted.isLoading) return <Skeleton lines={8} />;
  if (!parted.data) return <TroublePage error={error} onRetry={onRetry} />;
  const { how, quest } = parted.data;
  return (
    <StatePage
      title={t(`parted.${how}`)}
      words={t(`parted.${how}_words`, { quest: text(quest.title) })}
      action={
        <Row>
          <Link to={`/quests/${quest.slug}`} look="primary">
            {t('parted.quest')}
          </Link>
          <Link to="/quests">{t('page.all')}</Link>
        </Row>
      }
    />
  );
}
