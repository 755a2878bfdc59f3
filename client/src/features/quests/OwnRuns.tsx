import type { RunCard } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { useOwnRuns } from './useQuests';

/** Invitations and quests under way; nothing when there are none. */
export function OwnRuns() {
  const { t } = useTranslation('quests');
  const runs = useOwnRuns().data?.filter(({ state }) => state !== 'completed') ?? [];
  if (runs.length === 0) return null;
  return (
    <Card title={t('own.title')}>
      <CardRows>
        {runs.map((run) => (
          <OwnRun key={run.id} run={run} />
        ))}
      </CardRows>
    </Card>
  );
}

function OwnRun({ run }: { run: RunCard }) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  const invited = run.own === 'invited';
  const done = t('own.steps', { done: run.stepsDone, count: run.steps });
  return (
    <CardRow
      title={
        <Link to={`/quest-runs/${run.id}`} look="quiet">
          {text(run.title)}
        </Link>
      }
      detail={
        <>
          {invited ? t('own.invited', { name: run.invitedBy }) : done}
          {run.people > 1 ? ` · ${t('own.people', { count: run.people })}` : null}
        </>
      }
      end={<Pill tone={invited ? 'brass' : 'accent'}>{invited ? t('own.asked') : t(`state.${run.state}`)}</Pill>}
    />
  );
}
