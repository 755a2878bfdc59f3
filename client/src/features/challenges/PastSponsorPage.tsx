import type { PastSponsorship } from '@guildhall/shared/game/challenges';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { StatePage } from '../../app/pages/StatePage';
import { TroublePage } from '../../app/pages/TroublePage';
import { api } from '../../lib/api/api';
import { ApiProblem } from '../../lib/api/problem';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { challengeKey } from './useChallenges';

interface PastSponsorPageProps {
  challenge: string;
  /** Why the challenge is not shown. */
  error: unknown;
  onRetry: () => void;
}

/** In place of a challenge that cannot be shown: whoever was asked to be its sponsor before is told what came of it. */
export function PastSponsorPage({ challenge, error, onRetry }: PastSponsorPageProps) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const past = useQuery({
    queryKey: [...challengeKey(challenge), 'past-sponsorship'],
    queryFn: ({ signal }) => api.get<PastSponsorship>(`/api/challenges/${challenge}/past-sponsorship`, { signal }),
    enabled: error instanceof ApiProblem && error.code === 'not_found',
    retry: false,
  });
  if (past.isLoading) return <Skeleton lines={8} />;
  if (!past.data) return <TroublePage error={error} onRetry={onRetry} />;
  const { how, title, owner } = past.data;
  return (
    <StatePage
      title={t(`sponsor.past_${how}`)}
      words={t(`sponsor.past_${how}_words`, { challenge: text(title), name: owner })}
      action={
        <Link to="/challenges" look="primary">
          {t('page.all')}
        </Link>
      }
    />
  );
}
