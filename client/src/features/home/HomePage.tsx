import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useMe } from '../../lib/me/useMe';
import { classes } from '../../ui/classes';
import { Columns } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { PlayingQuestion } from '../settings/PlayingQuestion';
import { NextSteps } from './NextSteps';
import { OwnBadges } from './OwnBadges';
import { PointsCard } from './PointsCard';
import { TeamBridge } from './TeamBridge';
import { Waiting } from './Waiting';
import styles from './Home.module.css';
import { useGreeting } from './useGreeting';
import { useStartHere } from './useHome';

export { readHome as readFirst } from './useHome';

/** Start here: at most three things worth the reader's time, and how their team stands. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const { member } = useMe();
  const greeting = useGreeting();
  const home = useStartHere();
  if (isLost(home)) return <TroublePage error={home.error} onRetry={() => void home.refetch()} />;
  const minutes = member.settings.weeklyMinutes;
  // Known at once, so that it keeps its lines while the rest is on its way.
  const purpose = minutes === null ? t('purpose') : t('purpose_minutes', { count: minutes });
  return (
    <>
      <PageHeader title={greeting} purpose={purpose} />
      <Columns
        main={
          <>
            {home.data ? <NextSteps items={home.data.items} enough={home.data.enough} /> : <Waiting lines={10} />}
            {home.data && !home.data.challengeId ? null : <TeamBridge challengeId={home.data?.challengeId ?? null} />}
          </>
        }
        side={
          // Below the first column it would jump when that arrives.
          <div className={classes(styles.side, !home.data && styles.waits)}>
            <PlayingQuestion />
            <OwnBadges />
            {member.playing ? <PointsCard /> : null}
          </div>
        }
      />
    </>
  );
}
