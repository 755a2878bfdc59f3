import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import { roomFor, type RunPage, type RunProgress, type StepProgress } from '@guildhall/shared/game/quests';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { Explained } from '../../lib/glossary/Explained';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { useMe } from '../../lib/me/useMe';
import { Steps, type StepState } from '../../ui/layout/Steps';
import ink from '../../ui/text/Ink.module.css';
import { saidSo } from './joint';
import { OfferedEvidence } from './OfferedEvidence';
import { StepAction } from './StepAction';
import { StepHelp } from './StepHelp';
import { TakeBack } from './TakeBack';
import { useIsKeptFor, type useRunCommand } from './useRun';
import { Waiting } from './Waiting';

interface RunStepsProps {
  run: RunPage;
  progress: RunProgress;
  command: ReturnType<typeof useRunCommand>;
}

/** The steps in their order; the first one that is open for the reader is the one to do now. */
export function RunSteps({ run, progress, command }: RunStepsProps) {
  const me = useMe().member.id;
  const { steps: asked } = run.quest.definition;
  const now = run.may.act ? progress.steps.findIndex((step, index) => isOpenFor(step, asked[index], me)) : -1;
  const steps = asked.flatMap((step, index) => {
    const standing = progress.steps[index];
    if (!standing) return [];
    const isNow = index === now;
    const body = <StepBody {...{ run, step, standing, progress, command, isNow }} />;
    return [{ key: step.id, state: lookOf(standing, isNow), title: <Explained text={step.title} />, children: body }];
  });
  return <Steps steps={steps} />;
}

interface StepBodyProps extends RunStepsProps {
  step: QuestStep;
  standing: StepProgress;
  isNow: boolean;
}

function StepBody({ run, step, standing, progress, command, isNow }: StepBodyProps) {
  const { text } = useBilingual();
  const [sent, setSent] = useState(false);
  const answered = useIsKept(({ path }) =>
    standing.contributions.some(({ id }) => path.startsWith(`/api/quest-runs/${run.id}/contributions/${id}/`)),
  );
  const kept = useIsKeptFor(run.id, `steps/${step.id}/`) || answered;
  const acts = !kept && (isNow || mayStill(run, standing));
  return (
    <>
      <StepHelp step={step} saidBelow={acts} />
      <OfferedEvidence run={run} stepId={step.id} />
      <Waiting run={run} step={step} standing={standing} sent={sent} onSaid={() => setSent(false)} />
      <Done step={step} standing={standing} progress={progress} />
      {kept ? <Kept /> : <TakeBack run={run} standing={standing} title={text(step.title)} />}
      {acts ? (
        <StepAction
          run={run}
          step={step}
          standing={standing}
          command={command}
          main={isNow}
          onSend={() => setSent(true)}
        />
      ) : null}
    </>
  );
}

function isOpenFor(standing: StepProgress, asked: QuestStep | undefined, me: string): boolean {
  const { state, doneBy } = standing;
  if (asked?.party.mode === 'joint' && saidSo(standing, me)) return false;
  return state !== 'complete' && state !== 'awaiting' && !doneBy.includes(me);
}

/** Steps can be done in any order; the ones after the next keep their action, quieter. */
function mayStill(run: RunPage, { state }: StepProgress): boolean {
  return run.may.act && state !== 'complete';
}

function lookOf({ state }: StepProgress, now: boolean): StepState {
  if (state === 'complete') return 'done';
  if (state === 'awaiting') return 'waiting';
  return now ? 'now' : 'open';
}

/** Who has done their part, where that matters. */
function Done({ step, standing, progress }: { step: QuestStep; standing: StepProgress; progress: RunProgress }) {
  const { t } = useTranslation('quests');
  const { list } = useFormats();
  const party = progress.party.filter(({ state }) => state === 'accepted');
  if (party.length < 2) return null;
  const isSaid = step.party.mode === 'joint' && standing.state !== 'complete';
  const names = party
    .filter(({ id }) => (isSaid ? saidSo(standing, id) : standing.doneBy.includes(id)))
    .map(({ name }) => name);
  const people = step.party.mode === 'at_least' ? Math.min(step.party.people, roomFor[progress.company]) : party.length;
  return (
    <p className={ink.soft}>
      {t(`step.party.${step.party.mode}`, { count: people })}
      {names.length > 0 ? ` ${t(isSaid ? 'step.said_by' : 'step.done_by', { names: list(names) })}` : null}
    </p>
  );
}
