import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import { ReasonDialog } from '../../lib/talk/ReasonDialog';
import { type Practice, practicePath } from './usePractice';

type Move = { act: (typeof withReason)[number]; reason: string } | { act: 'restore' };
const withReason = ['retire', 'hide', 'show'] as const;

/** Taking a card out of the library and bringing it back; a reason is always given. */
export function CardMoves({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const [asked, setAsked] = useState<(typeof withReason)[number] | null>(null);
  const { card, own } = practice;
  const move = useCommand<Move>({
    command: ({ act, ...body }) => ({ method: 'POST', path: `${practicePath(card.id)}/${act}`, body }),
    refreshes: [['practices']],
    onDone: () => setAsked(null),
  });
  const ask = (act: typeof asked) => {
    move.reset();
    setAsked(act);
  };
  if (![...withReason, 'restore' as const].some((act) => own.may[act])) return null;
  return (
    <Card title={t('moves.title')} printed={false}>
      <Stack>
        {asked ? null : <ProblemNotice problem={move.problem} />}
        <Row>
          {withReason.map((act) =>
            own.may[act] ? (
              <Button key={act} look={act === 'show' ? 'secondary' : 'quiet'} onClick={() => ask(act)}>
                {t(`moves.${act}`)}
              </Button>
            ) : null,
          )}
          {own.may.restore ? (
            <Button busy={move.busy} onClick={() => move.run({ act: 'restore' })}>
              {t('moves.restore')}
            </Button>
          ) : null}
        </Row>
      </Stack>
      {asked ? (
        <ReasonDialog
          title={t(`moves.${asked}`)}
          hint={t(`moves.${asked}_hint`)}
          look={asked === 'show' ? 'primary' : 'berry'}
          busy={move.busy}
          problem={move.problem}
          onClose={() => ask(null)}
          onGive={(reason) => move.run({ act: asked, reason })}
        />
      ) : null}
    </Card>
  );
}
