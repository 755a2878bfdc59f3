import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useAbility } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { CardRows } from '../../ui/card/CardRow';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { ChallengeCrossing, ChallengeLine } from './ChallengeLine';
import styles from './Challenges.module.css';
import { useChallengeList } from './useChallenges';

type Group = 'awaits' | 'open' | 'coming' | 'drafts' | 'ended';
const groups: readonly Group[] = ['awaits', 'open', 'coming', 'drafts', 'ended'];

/** Every challenge one may read: what asks for an answer first, then what is open, coming and over. */
export default function ChallengesPage() {
  const { t } = useTranslation('challenges');
  const list = useChallengeList();
  const mayCreate = useAbility('challenge.create');
  if (isLost(list)) return <TroublePage error={list.error} onRetry={() => void list.refetch()} />;
  const create = (
    <Link to="/challenges/new" look="primary">
      {t('list.create')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('list.title')} purpose={t('list.purpose')} action={mayCreate ? create : undefined} />
      {list.data ? <Groups entries={list.data.entries} /> : <Skeleton lines={6} />}
    </>
  );
}

function Groups({ entries }: { entries: readonly ChallengeEntry[] }) {
  const { t } = useTranslation('challenges');
  if (entries.length === 0)
    return (
      <EmptyState alone title={t('list.none')}>
        {t('list.none_words')}
      </EmptyState>
    );
  return (
    <Stack gap="l">
      {groups.map((group) => {
        const inGroup = entries.filter((entry) => groupOf(entry) === group);
        if (inGroup.length === 0) return null;
        return (
          <Card key={group} title={t(`list.group.${group}`)}>
            {group === 'open' ? (
              <ul className={styles.crossings}>
                {inGroup.map((entry) => (
                  <ChallengeCrossing key={entry.id} entry={entry} />
                ))}
              </ul>
            ) : (
              <CardRows>
                {inGroup.map((entry) => (
                  <ChallengeLine key={entry.id} entry={entry} />
                ))}
              </CardRows>
            )}
          </Card>
        );
      })}
    </Stack>
  );
}

function groupOf({ state, awaitsMe }: ChallengeEntry): Group {
  if (awaitsMe) return 'awaits';
  if (state === 'open' || state === 'settling') return 'open';
  if (state === 'scheduled') return 'coming';
  return state === 'draft' || state === 'sponsor_accepted' ? 'drafts' : 'ended';
}
