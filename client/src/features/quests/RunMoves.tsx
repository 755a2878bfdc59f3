import type { RunPage } from '@guildhall/shared/game/quests';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { Kept } from '../../lib/waiting/Kept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { Row, Stack } from '../../ui/layout/Layout';
import { useIsKeptFor, type useRunCommand, useParting } from './useRun';

/** Setting aside, taking up again, leaving and ending; the last two are asked once more. */
export function RunMoves({ run, command }: { run: RunPage; command: ReturnType<typeof useRunCommand> }) {
  const { t } = useTranslation('quests');
  const navigate = useNavigate();
  const parting = useParting(run.id);
  const [asked, setAsked] = useState<'leave' | 'withdraw' | null>(null);
  const { may } = run;
  const moved = useIsKeptFor(run.id, 'move');
  const kept = useIsKeptFor(run.id, 'leave') || moved;
  const close = () => setAsked(null);
  const part = () => {
    if (asked === 'leave') return parting.run({ act: 'leave' }, { onSettled: close });
    command.run({ act: 'move', action: 'withdraw' }, { onSettled: close, onSuccess: () => void navigate('/quests') });
  };
  if (kept) return <Kept />;
  if (!(may.setAside || may.takeUp || may.leave || may.withdraw)) return null;
  return (
    <Stack gap="s">
      <ProblemNotice problem={parting.problem} />
      <Row>
        {may.setAside ? (
          <Button busy={command.busy} onClick={() => command.run({ act: 'move', action: 'set_aside' })}>
            {t('moves.set_aside')}
          </Button>
        ) : null}
        {may.takeUp ? (
          <Button look="primary" busy={command.busy} onClick={() => command.run({ act: 'move', action: 'take_up' })}>
            {t('moves.take_up')}
          </Button>
        ) : null}
        {may.leave ? (
          <Button look="quiet" onClick={() => setAsked('leave')}>
            {t('moves.leave')}
          </Button>
        ) : null}
        {may.withdraw ? (
          <Button look="quiet" onClick={() => setAsked('withdraw')}>
            {t('moves.withdraw')}
          </Button>
        ) : null}
      </Row>
      <ConfirmDialog
        open={asked !== null}
        onClose={close}
        title={t(`moves.${asked ?? 'leave'}_title`)}
        go={t(`moves.${asked ?? 'leave'}`)}
        stay={t('moves.stay')}
        look="berry"
        busy={command.busy || parting.busy}
        onGo={part}
      >
        <p>{t(`moves.${asked ?? 'leave'}_words`)}</p>
      </ConfirmDialog>
    </Stack>
  );
}
