import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type { RunPage, StepProgress } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import { EvidenceForm } from './EvidenceForm';
import { isOfferedForAll } from './joint';
import type { Unsent } from './unsent';
import { lookedFor, type Way, wayTo } from './ways';
import type { useRunCommand } from './useRun';

interface StepActionProps {
  run: RunPage;
  step: QuestStep;
  standing: StepProgress;
  command: ReturnType<typeof useRunCommand>;
  /** It is the step to do now, and its button the main one. */
  main: boolean;
  /** Evidence for it is being sent. */
  onSend: () => void;
}

/** What the reader can do for a step now: tap, offer evidence, confirm what was done together, or go where it is done. */
export function StepAction({ run, step, standing, command, main, onSend }: StepActionProps) {
  const me = useMe().member.id;
  const others = standing.contributions.filter(({ member, confirmedBy }) => member !== me && !confirmedBy.includes(me));
  if (step.party.mode === 'joint' && others.length > 0)
    return <Together contribution={others[0]!.id} command={command} />;
  if (standing.doneBy.includes(me) || isOfferedForAll(step, standing, me)) return null;
  const mine = standing.contributions.filter(({ member }) => member === me);
  const own = mine.find(({ state }) => state !== 'accepted') ?? mine[0];
  switch (step.by.by) {
    case 'own_word':
      return own && step.times === 1 ? null : <Tap run={run} step={step} command={command} main={main} />;
    case 'activity':
      return <ByItself kind={step.by.kind} way={wayTo(step.by)} />;
    case 'evidence':
      return own?.state === 'pending' ? null : (
        <EvidenceForm
          run={run}
          step={step}
          main={main}
          onSend={onSend}
          returned={own?.state === 'returned' ? offeredLast(run, own.id) : undefined}
        />
      );
  }
}

/** What was offered last, to be changed where a change was asked for. */
function offeredLast(run: RunPage, contribution: string): Unsent {
  const offered = run.evidence.findLast((each) => each.contribution === contribution);
  return { words: offered?.words ?? undefined, link: offered?.link ?? undefined };
}

function Tap({ run, step, command, main }: Pick<StepActionProps, 'run' | 'step' | 'command' | 'main'>) {
  const { t } = useTranslation('quests');
  return (
    <Stack gap="s">
      <GoTo way={lookedFor(run.quest.definition.steps, step.id)} />
      <Row>
        <Button
          look={main ? 'primary' : 'secondary'}
          icon="check"
          busy={command.busy}
          onClick={() => command.run({ act: 'tap', step: step.id })}
        >
          {t('step.tap')}
        </Button>
      </Row>
    </Stack>
  );
}

function Together({ contribution, command }: { contribution: string; command: StepActionProps['command'] }) {
  const { t } = useTranslation('quests');
  return (
    <Button
      look="primary"
      icon="people"
      busy={command.busy}
      onClick={() => command.run({ act: 'together', contribution })}
    >
      {t('step.together')}
    </Button>
  );
}

function ByItself({ kind, way }: { kind: string; way: Way | null }) {
  const { t } = useTranslation('quests');
  return (
    <Stack gap="s">
      <p className={ink.soft}>{t(`by_itself.${kind}`)}</p>
      <GoTo way={way} />
    </Stack>
  );
}

function GoTo({ way }: { way: Way | null }) {
  const { t } = useTranslation('quests');
  return way ? <Link to={way.path}>{t(`step.${way.words}`)}</Link> : null;
}
