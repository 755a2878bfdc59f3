import type { SaidKind } from '@guildhall/shared/work/practice-care';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { ReportThis } from '../care/ReportThis';
import { ReasonDialog } from './ReasonDialog';
import type { Practice } from './usePractice';

interface TakeBackProps {
  kind: Extract<SaidKind, 'question' | 'answer'>;
  said: { id: string; by: { id: string } };
  /** Whether its writer can take it back. */
  own: boolean;
  practice: Practice;
}

/** What can be done about a question or an answer: taking back one's own; taking away, as a reviewer; else telling the reviewers. */
export function TakeBack({ kind, said, own, practice }: TakeBackProps) {
  const { t } = useTranslation('practices');
  const [asked, setAsked] = useState(false);
  const mine = said.by.id === useMe().member.id;
  const { may } = practice.own;
  const take = useCommand<object>({
    command: (body) => ({ method: 'POST', path: `/api/practice-${kind}s/${said.id}/take-back`, body }),
    refreshes: [['practices', 'card']],
    onDone: () => setAsked(false),
  });
  if (mine) {
    if (!own && !may.moderate) return null;
    return (
      <>
        <Button size="s" look="quiet" busy={take.busy} onClick={() => take.run({})}>
          {t('questions.take_back')}
        </Button>
        <ProblemNotice problem={take.problem} />
      </>
    );
  }
  if (!may.moderate) {
    return may.comment ? (
      <Suspense>
        <ReportThis id={practice.card.id} about={{ kind, id: said.id }} />
      </Suspense>
    ) : null;
  }
  return (
    <>
      <Button size="s" look="quiet" onClick={() => setAsked(true)}>
        {t('questions.remove')}
      </Button>
      <ProblemNotice problem={take.problem} />
      {asked ? (
        <ReasonDialog
          title={t('questions.remove')}
          hint={t('questions.remove_hint')}
          busy={take.busy}
          onClose={() => setAsked(false)}
          onGive={(reason) => take.run({ reason })}
        />
      ) : null}
    </>
  );
}
