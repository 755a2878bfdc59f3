import type { Person } from '@guildhall/shared/work/practice-card';
import type { SaidKind } from '@guildhall/shared/work/practice-care';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { openingOf } from '../../lib/text/opening';
import { TakeAway } from '../../lib/talk/TakeAway';
import { ReportThis } from '../care/ReportThis';
import type { Practice } from './usePractice';

interface TakeBackProps {
  kind: Extract<SaidKind, 'question' | 'answer'>;
  said: { id: string; by: Person; html: string };
  /** Whether its writer can take it back. */
  own: boolean;
  practice: Practice;
}

/** What can be done about a question or an answer: taking back one's own; taking away, as a reviewer; else telling the reviewers. */
export function TakeBack({ kind, said, own, practice }: TakeBackProps) {
  const { t } = useTranslation('practices');
  const mine = said.by.id === useMe().member.id;
  const { may } = practice.own;
  const away = { path: `/api/practice-${kind}s/${said.id}/take-back`, refreshes: [['practices', 'card']] };
  if (mine)
    return own || may.moderate ? (
      <TakeAway {...away} of={openingOf(said.html)} label={t('questions.take_back')} />
    ) : null;
  if (may.moderate)
    return (
      <TakeAway {...away} of={said.by.name} label={t('questions.remove')} reasonHint={t('questions.remove_hint')} />
    );
  return may.comment ? <ReportThis id={practice.card.id} about={{ kind, id: said.id }} by={said.by.name} /> : null;
}
