import type { DecisionResult, EvidenceDecision, WaitingEvidence } from '@guildhall/shared/game/verifications';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { RecheckCard } from '../rechecks/RecheckCard';
import { useRechecks } from '../rechecks/useRechecks';
import { forgetReasons } from './unsent-reason';
import { WaitingCard } from './WaitingCard';
import { useDecide, useWaiting } from './useVerifications';

/** The server gives so many at most. */
const mostShown = 50;

/** What colleagues did and would like someone to look at; one by one, or many at once. */
export default function VerifyPage() {
  const { t } = useTranslation('quests');
  const waiting = useWaiting();
  const rechecks = useRechecks().data ?? [];
  if (isLost(waiting)) return <TroublePage error={waiting.error} onRetry={() => void waiting.refetch()} />;
  return (
    <>
      <PageHeader title={t('verify.title')} purpose={t('verify.purpose')} />
      <Stack gap="l">
        {rechecks.map((recheck) => (
          <RecheckCard key={recheck.id} recheck={recheck} />
        ))}
        {waiting.data ? <Inbox waiting={waiting.data} besides={rechecks.length > 0} /> : <Skeleton lines={6} />}
      </Stack>
    </>
  );
}

interface InboxProps {
  waiting: readonly WaitingEvidence[];
  /** Something else waits for the reader's eye. */
  besides: boolean;
}

function Inbox({ waiting, besides }: InboxProps) {
  const { t } = useTranslation('quests');
  const me = useMe().member.id;
  useEffect(() => {
    // A list that is not whole says nothing of the rest.
    if (waiting.length < mostShown)
      forgetReasons(
        me,
        waiting.map(({ id }) => id),
      );
  }, [me, waiting]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<readonly DecisionResult[]>([]);
  /** Results that read the same as those before are told anew. */
  const [turn, setTurn] = useState(0);
  /** As it stood when it was decided: what is done has left the list by the time its result is told. */
  const [decided, setDecided] = useState<readonly WaitingEvidence[]>([]);
  const decide = useDecide((sent) => {
    setChosen(new Set());
    if (sent.state === 'waiting') return;
    setResults(sent.answer);
    setTurn((before) => before + 1);
  });
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  const run = (decisions: EvidenceDecision[]) => {
    setDecided(waiting);
    decide.run(decisions);
  };
  const picked = waiting.filter(({ id }) => chosen.has(id));
  return (
    <Stack gap="l">
      <ProblemNotice problem={decide.problem} />
      <Results key={turn} results={results} decided={decided} />
      {waiting.length === 0 && !besides ? (
        <EmptyState alone title={t('verify.none')}>
          {t('verify.none_words')}
        </EmptyState>
      ) : null}
      {waiting.map((evidence) => (
        <WaitingCard
          key={evidence.id}
          evidence={evidence}
          chosen={chosen.has(evidence.id)}
          onChoose={waiting.length > 1 ? (on) => choose(evidence.id, on) : undefined}
          onDecide={(decision) => run([decision])}
          busy={decide.busy}
        />
      ))}
      {picked.length > 1 ? (
        <Row>
          <Button
            look="primary"
            icon="check"
            busy={decide.busy}
            onClick={() => run(picked.map(({ id }) => ({ evidence: id, decision: 'confirm' })))}
          >
            {t('verify.confirm_many', { count: picked.length })}
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}

interface ResultsProps {
  results: readonly DecisionResult[];
  decided: readonly WaitingEvidence[];
}

/** What came of the decisions just made: how many went through, and each that did not by name, with its reason. */
function Results({ results, decided }: ResultsProps) {
  const { t } = useTranslation('quests');
  const { t: words } = useTranslation('app');
  const { text } = useBilingual();
  const place = useRef<HTMLDivElement>(null);
  const refused = results.filter(({ ok }) => !ok);
  // Far above what was pressed there may be more to read than that it is done.
  const leads = results.length > 1 || refused.length > 0;
  useEffect(() => {
    if (leads) place.current?.focus();
  }, [leads]);
  if (results.length === 0) return null;
  const done = results.length - refused.length;
  const titleOf = (id: string) => {
    const evidence = decided.find((each) => each.id === id);
    return evidence ? t('verify.title_of', { name: evidence.by.name, step: text(evidence.step) }) : null;
  };
  return (
    <div ref={place} tabIndex={-1}>
      <Notice
        tone={refused.length > 0 ? 'brass' : 'moss'}
        title={done > 0 ? t('verify.done', { count: done }) : t('verify.none_done')}
        urgent={!leads}
      >
        {refused.length > 0 ? (
          <ul>
            {refused.map(({ evidence, problem }) => (
              <li key={evidence}>
                <strong>{titleOf(evidence)}</strong> {words(`problem.${problem?.code ?? 'conflict'}`)}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
