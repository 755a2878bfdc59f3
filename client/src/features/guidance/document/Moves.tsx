import type { GuidanceState } from '@guildhall/shared/work/guidance-document';
import type { GuidanceMove, MoveGuidance } from '@guildhall/shared/work/guidance-moves';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../../lib/api/useCommand';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { Row, Stack } from '../../../ui/layout/Layout';
import { toast } from '../../../ui/toast/toast.store';
import { type Guidance, guidancePath } from '../useGuidance';
import styles from './Document.module.css';
import { MoveDialog } from './MoveDialog';

const path: readonly GuidanceState[] = ['outline', 'drafting', 'review', 'approved', 'published'];

/** Where a state stands on the way; those beside it belong to the step they follow. */
function stepOf(state: GuidanceState): GuidanceState {
  if (state === 'consultation') return 'drafting';
  if (state === 'ready') return 'review';
  return state === 'due' ? 'published' : state;
}

/** The moves that lead on; the others lead back or away. */
const onward: readonly GuidanceMove[] = ['begin-drafting', 'freeze', 'approve', 'publish', 'confirm', 'next-edition'];

const away: readonly GuidanceMove[] = ['withdraw', 'archive', 'discard', 'set-aside'];

/** Where the document stands on its way, and the steps that are open to this person. */
export function Moves({ page }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const [asked, setAsked] = useState<GuidanceMove | null>(null);
  const { guidance, may } = page;
  const move = useCommand<MoveGuidance>({
    command: (body) => ({ method: 'POST', path: `${guidancePath(guidance.id)}/moves`, body }),
    refreshes: [['guidance']],
    onDone: (_answer, { move: done }) => {
      setAsked(null);
      toast(`guidance:moved.${done}`, { tone: 'moss' });
    },
  });
  const moves = may.moves as GuidanceMove[];
  const [main] = onward.filter((each) => moves.includes(each));
  const close = () => {
    setAsked(null);
    move.reset();
  };
  return (
    <Card title={t('moves.title')}>
      <Stack>
        <ol className={styles.path} aria-label={t('moves.path')}>
          {path.map((state) => (
            <li key={state} aria-current={state === stepOf(guidance.state) ? 'step' : undefined}>
              {t(`state.${state}`)}
            </li>
          ))}
        </ol>
        <p>{t(`next.${guidance.state}`)}</p>
        <Row>
          {moves.map((each) => (
            <Button
              key={each}
              look={each === main ? 'primary' : away.includes(each) ? 'quiet' : 'secondary'}
              onClick={() => setAsked(each)}
            >
              {t(`move.${each}`)}
            </Button>
          ))}
        </Row>
      </Stack>
      {asked ? (
        <MoveDialog
          id={guidance.id}
          move={asked}
          busy={move.busy}
          problem={move.problem}
          onMove={move.run}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
