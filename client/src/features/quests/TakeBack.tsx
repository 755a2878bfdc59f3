import { type RunPage, type StepProgress, takeBackReasonMost, type TakingBack } from '@guildhall/shared/game/quests';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { AskDialog } from '../../ui/dialog/AskDialog';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { Stack } from '../../ui/layout/Layout';
import { Of } from '../../ui/text/Of';
import ink from '../../ui/text/Ink.module.css';
import { useRunCommand } from './useRun';

interface TakeBackProps {
  run: RunPage;
  standing: StepProgress;
  /** The step, for who hears the button alone. */
  title: string;
}

/** The reader's own taps and evidence of a step, each to be taken back; what would come of it is said before. */
export function TakeBack({ run, standing, title }: TakeBackProps) {
  const { t } = useTranslation('quests');
  const [isDone, setDone] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const own = run.takeBack.filter(({ contribution }) => standing.contributions.some(({ id }) => id === contribution));
  useLayoutEffect(() => {
    if (!isDone) return;
    // The button that was pressed has gone; who has gone elsewhere meanwhile stays there.
    if (own.length === 0 && document.activeElement === document.body) line.current?.focus();
  }, [isDone, own.length]);
  const onDone = () => {
    setDone(true);
    announce(`quest-step:${run.id}:${standing.id}`, t('take_back.done'));
  };
  return (
    <>
      {isDone && standing.state !== 'complete' ? (
        <p ref={line} tabIndex={-1} className={ink.soft}>
          {t('take_back.done')}
        </p>
      ) : null}
      {own.map((each) => (
        <One key={each.contribution} run={run} {...each} title={title} onDone={onDone} />
      ))}
    </>
  );
}

interface OneProps {
  run: RunPage;
  contribution: string;
  comes: TakingBack;
  needsReason: boolean;
  title: string;
  onDone: () => void;
}

function One({ run, contribution, comes, needsReason, title, onDone }: OneProps) {
  const { t } = useTranslation('quests');
  const [asked, setAsked] = useState(false);
  const command = useRunCommand(run.id, ({ state }) => {
    setAsked(false);
    if (state === 'done') onDone();
  });
  const close = () => {
    setAsked(false);
    command.reset();
  };
  const takeBack = (reason?: string) => command.run({ act: 'take_back', contribution, ...(reason ? { reason } : {}) });
  const isTogether = run.progress.party.filter(({ state }) => state === 'accepted').length > 1;
  const words = t(
    comes === 'quest_opens' && isTogether ? 'take_back.comes.quest_opens_all' : `take_back.comes.${comes}`,
  );
  return (
    <div>
      <Button size="s" look="quiet" onClick={() => setAsked(true)}>
        {t('take_back.button')}
        <Of what={title} />
      </Button>
      {asked && needsReason ? (
        <AskDialog
          title={t('take_back.button')}
          label={t('take_back.reason')}
          hint={t('take_back.reason_hint')}
          needed={t('validation.reason_needed')}
          most={takeBackReasonMost}
          long
          busy={command.busy}
          notice={
            <>
              <p>{words}</p>
              <ProblemNotice problem={command.problem} />
            </>
          }
          onGive={takeBack}
          onClose={close}
        />
      ) : null}
      <ConfirmDialog
        open={asked && !needsReason}
        title={t('take_back.title')}
        go={t('take_back.button')}
        stay={t('take_back.stay')}
        busy={command.busy}
        onGo={() => takeBack()}
        onClose={close}
      >
        <Stack>
          <p>{words}</p>
          <ProblemNotice problem={command.problem} />
        </Stack>
      </ConfirmDialog>
    </div>
  );
}
