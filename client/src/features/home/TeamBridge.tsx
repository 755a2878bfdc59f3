import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { timeLeft } from '../../lib/time/format';
import { useNow } from '../../lib/time/useNow';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Bridge } from '../../ui/pictures/Bridge';
import { Link } from '../../ui/text/Link';
import { Waiting } from './Waiting';
import { useChallenge } from '../challenges/useChallenges';

/** The bridge of the reader's own unit in its open challenge, moving live; its place is kept while that is found out. */
export function TeamBridge({ challengeId }: { challengeId: string | null }) {
  return challengeId ? <OwnBridge challengeId={challengeId} /> : <Waiting lines={4} block />;
}

function OwnBridge({ challengeId }: { challengeId: string }) {
  const { t } = useTranslation('home');
  const { text, name } = useBilingual();
  const now = useNow();
  const { page, challenge } = useChallenge(challengeId);
  const own = challenge?.units.find(({ unitId }) => unitId === page.data?.ownUnitId);
  if (page.isPending) return <Waiting lines={4} block />;
  if (!challenge || !own) return null;
  const ofTeam = own.kind === 'team' || own.kind === 'cohort';
  const left = challenge.endsAt ? timeLeft(challenge.endsAt, now) : null;
  const aside = [text(challenge.title), left ? t(`bridge.left.${left.unit}`, { count: left.count }) : ''];
  return (
    <Card
      title={ofTeam ? t('bridge.title') : t('ui:bridge.of', { name: name(own) })}
      aside={aside.filter(Boolean).join(' · ')}
    >
      <Stack>
        <Bridge name={name(own)} fills={own.planks} />
        <p>
          {t('bridge.across', { across: own.across, count: own.people })}{' '}
          <Link to={`/challenges/${challengeId}`}>{t('bridge.all')}</Link>
        </p>
      </Stack>
    </Card>
  );
}
