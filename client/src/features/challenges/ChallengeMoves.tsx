import type { ChallengePage } from '@guildhall/shared/game/challenges';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../../lib/api/problem';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { fillsIn } from '../../lib/forms/message';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { toast } from '../../ui/toast/toast.store';
import { StillOpen } from './StillOpen';
import { challengeKey, type ChallengeMove, useChallengeMove } from './useChallenges';

type Asked = 'cancel' | 'hand-over' | null;

/** What its owner and deputy can do: put it on the calendar, hand it over, call it off with a reason. */
export function ChallengeMoves({ page }: { page: ChallengePage }) {
  const { t } = useTranslation('challenges');
  const [asked, setAsked] = useState<Asked>(null);
  const move = useChallengeMove(page.challenge.id, page.version, ({ act }) => {
    setAsked(null);
    // Of the others its new state tells.
    if (act === 'hand-over') toast('challenges:moves.handed_over', { tone: 'moss' });
  });
  useReadAnew(move.problem, challengeKey(page.challenge.id));
  const ask = (what: Asked) => {
    move.reset();
    setAsked(what);
  };
  const { may } = page;
  if (!(may.schedule || may.cancel || may.handOver || may.correct)) return null;
  const asking = { busy: move.busy, problem: move.problem, onMove: move.run, onClose: () => ask(null) };
  return (
    <Card title={t('moves.title')}>
      <Stack>
        {asked ? null : <Refused problem={move.problem} />}
        {may.correct ? <p>{t('correct.why')}</p> : null}
        <Row>
          {may.correct ? (
            <Link to={`/challenges/${page.challenge.id}?anew`} look="secondary">
              {t('correct.look')}
            </Link>
          ) : null}
          {may.schedule ? (
            <Button look="primary" busy={move.busy} onClick={() => move.run({ act: 'schedule' })}>
              {t('moves.schedule')}
            </Button>
          ) : null}
          {may.handOver ? <Button onClick={() => ask('hand-over')}>{t('moves.hand_over')}</Button> : null}
          {may.cancel ? (
            <Button look="quiet" onClick={() => ask('cancel')}>
              {t('moves.cancel')}
            </Button>
          ) : null}
        </Row>
      </Stack>
      {asked === 'cancel' ? <Cancel {...asking} /> : null}
      {asked === 'hand-over' ? <HandOver {...asking} /> : null}
    </Card>
  );
}

function Refused({ problem }: { problem: unknown }) {
  const { t, i18n } = useTranslation('challenges');
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  const passed = errors.some(({ code }) => code === 'start_has_passed');
  const inside = errors.find(({ code }) => code === 'inside_another');
  const open = errors.filter(({ code }) => code === 'needed');
  if (open.length > 0) return <StillOpen urgent fields={open.map(({ field }) => field)} />;
  // Which answer it is about stands on another page.
  if (!passed && !inside) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="berry" urgent>
      {inside ? t('validation.inside_another', fillsIn(i18n.language, inside.params)) : t('moves.start_has_passed')}
    </Notice>
  );
}

interface AskProps {
  busy: boolean;
  problem: unknown;
  onMove: (move: ChallengeMove) => void;
  onClose: () => void;
}

const shortest = 3;

function Cancel({ busy, problem, onMove, onClose }: AskProps) {
  const { t } = useTranslation('challenges');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const enough = reason.trim().length >= shortest;
  const cancel = () => {
    setTried(true);
    if (enough) onMove({ act: 'cancel', reason: reason.trim() });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('moves.cancel_title')}
      actions={
        <>
          <LeaveButton>{t('moves.keep')}</LeaveButton>
          <Button look="berry" busy={busy} onClick={cancel}>
            {t('moves.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <ProblemNotice problem={problem} />
        <TextArea
          label={t('moves.reason')}
          hint={t('moves.reason_hint')}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
          error={tried && !enough ? t('moves.reason_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}

function HandOver({ busy, problem, onMove, onClose }: AskProps) {
  const { t } = useTranslation('challenges');
  const [people, setPeople] = useState<Picked[]>([]);
  const [tried, setTried] = useState(false);
  const [person] = people;
  const [fault] = problem instanceof ApiProblem ? problem.errors : [];
  const missing = tried && !person ? t('moves.to_whom_needed') : undefined;
  const handOver = () => {
    setTried(true);
    if (person) onMove({ act: 'hand-over', ownerId: person.id });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('moves.hand_over')}
      actions={
        <>
          <LeaveButton>{t('moves.keep')}</LeaveButton>
          <Button look="primary" busy={busy} onClick={handOver}>
            {t('moves.hand_over')}
          </Button>
        </>
      }
    >
      <Stack>
        <ProblemNotice problem={fault ? null : problem} />
        <PeoplePicker
          label={t('moves.to_whom')}
          hint={t('moves.to_whom_hint')}
          people={people}
          onPeople={setPeople}
          most={1}
          error={fault ? t([`validation.${fault.code}`, 'app:validation.custom']) : missing}
        />
      </Stack>
    </Dialog>
  );
}
