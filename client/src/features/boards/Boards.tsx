import type { MoreBoards } from '@guildhall/shared/game/boards';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { Tabs } from '../../ui/tabs/Tabs';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { toast } from '../../ui/toast/toast.store';
import { Board } from './Board';
import { isOver, type Span } from './spans';
import { useKind, useSpanWords } from './useSpans';

/** The boards of one span: of teams, of departments, and of people where there are such. The kind stays as the span changes. */
export function Boards({ span, then }: { span: Span; then?: ReactNode }) {
  const { t } = useTranslation('boards');
  const { title } = useSpanWords();
  const { kind, chooseKind } = useKind();
  const [chosenOf, setChosenOf] = useState<string>();
  const { key, boards } = span;
  const shown = boards.find(({ subjectKind }) => subjectKind === kind) ?? boards[0];
  // That another span has none of this kind is nothing to speak of.
  const gone = chosenOf === key && kind !== null && shown !== undefined && shown.subjectKind !== kind;
  useEffect(() => {
    if (!gone) return;
    toast('boards:gone');
    setChosenOf(undefined);
  }, [gone]);
  if (!shown)
    return (
      <Stack gap="l">
        <EmptyState title={t('none')} action={<Link to="/quests">{t('none_action')}</Link>}>
          {t('none_words')}
        </EmptyState>
        {then}
      </Stack>
    );
  const panel = (board: (typeof boards)[number]) => (
    <Board key={board.id} id={board.id} title={title(span, board)} over={isOver(span)} then={then} />
  );
  if (span.of === 'challenge')
    return (
      <Stack>
        <OfChallenge challenge={span.challenge} />
        {panel(shown)}
      </Stack>
    );
  return (
    <Tabs
      label={t('which')}
      chosen={shown.subjectKind}
      onChoose={(next) => {
        setChosenOf(key);
        chooseKind(next);
      }}
      tabs={boards.map((board) => ({
        key: board.subjectKind,
        label: t(`kind.${board.subjectKind}`),
        panel: panel(board),
      }))}
    />
  );
}

/** How the challenge's time stands, and the way to its bridges. */
function OfChallenge({ challenge }: { challenge: MoreBoards['challenges'][number] }) {
  const { t } = useTranslation('boards');
  const { date } = useFormats();
  const { state, endsAt } = challenge;
  const stands = state === 'open' || state === 'settled' ? state : 'settling';
  return (
    <Row>
      <Pill>{t(`challenge.${stands}`, { date: date(endsAt) })}</Pill>
      <Link to={`/challenges/${challenge.id}`}>{t('bridges')}</Link>
    </Row>
  );
}
