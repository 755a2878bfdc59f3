import type { RunPage } from '@guildhall/shared/game/quests';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { Row, Stack } from '../../ui/layout/Layout';
import type { useRunCommand } from './useRun';

/** Setting aside, taking up again, leaving and ending; the last two are asked once more. */
export function RunMoves({ run, command }: { run: RunPage; command: ReturnType<typeof useRunCommand> }) {
  const { t } = useTranslation('quests');
  const navigate = useNavigate();
  const [parting, setParting] = useState<'leave' | 'withdraw' | null>(null);
  const { may } = run;
  const part = () => {
    const act = parting === 'leave' ? ({ act: 'leave' } as const) : ({ act: 'move', action: 'withdraw' } as const);
    void command.runAsync(act).then(
      () => navigate('/quests'),
      () => setParting(null),
    );
  };
  if (!(may.setAside || may.takeUp || may.leave || may.withdraw)) return null;
  return (
    <Stack gap="s">
      <Row>
        {may.setAside ? (
          <Button onClick={() => command.run({ act: 'move', action: 'set_aside' })}>{t('moves.set_aside')}</Button>
        ) : null}
        {may.takeUp ? (
          <Button look="primary" onClick={() => command.run({ act: 'move', action: 'take_up' })}>
            {t('moves.take_up')}
          </Button>
        ) : null}
        {may.leave ? (
          <Button look="quiet" onClick={() => setParting('leave')}>
            {t('moves.leave')}
          </Button>
        ) : null}
        {may.withdraw ? (
          <Button look="quiet" onClick={() => setParting('withdraw')}>
            {t('moves.withdraw')}
          </Button>
        ) : null}
      </Row>
      <Dialog
        open={parting !== null}
        onClose={() => setParting(null)}
        title={t(`moves.${parting ?? 'leave'}_title`)}
        actions={
          <>
            <Button onClick={() => setParting(null)}>{t('moves.stay')}</Button>
            <Button look="primary" busy={command.busy} onClick={part}>
              {t(`moves.${parting ?? 'leave'}`)}
            </Button>
          </>
        }
      >
        <p>{t(`moves.${parting ?? 'leave'}_words`)}</p>
      </Dialog>
    </Stack>
  );
}
