import { useTranslation } from 'react-i18next';

import { useAbility, useMe } from '../../lib/me/useMe';
import { Columns } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { LeaveCard } from '../leaving/LeaveCard';
import { CircleCard } from './CircleCard';
import { DataCard } from './DataCard';
import { ElectionCard } from './ElectionCard';
import { LookCard } from './LookCard';
import { OrganisationCard } from './OrganisationCard';
import { PasswordCard } from './PasswordCard';
import { PlayCard } from './PlayCard';
import { SignInsCard } from './SignInsCard';
import { StandingsCard } from './StandingsCard';
import { TimeCard } from './TimeCard';
import { TriadsCard } from './TriadsCard';

/** Everything a member decides for themselves. */
export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { member } = useMe();
  const decides = useAbility('organisation.settings');
  const checks = useAbility('standings.check');
  const opens = useAbility('triads.read');
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      <Columns
        main={
          <>
            {checks ? <StandingsCard /> : null}
            {opens ? <TriadsCard /> : null}
            <PlayCard />
            <TimeCard />
            <CircleCard />
            <SignInsCard />
          </>
        }
        side={
          <>
            <LookCard />
            {decides ? (
              <>
                <OrganisationCard />
                <ElectionCard />
              </>
            ) : null}
            {member.hasPassword ? <PasswordCard email={member.email} /> : null}
          </>
        }
        then={
          <>
            <DataCard />
            <LeaveCard />
          </>
        }
      />
    </>
  );
}
