import type { Person } from '@guildhall/shared/work/practice-card';
import type { Thanks, ThanksKind } from '@guildhall/shared/work/practice-talk';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Of } from '../../ui/text/Of';
import { Pill } from '../../ui/text/Pill';
import { type Practice, practicePath } from '../practices/usePractice';

interface UsefulProps {
  practice: Practice;
  /** Neither for the card itself. */
  commentId?: string;
  questionId?: string;
  to: Pick<Person, 'id' | 'name'>;
}

/** One press says it was useful, another takes that back. On one's own only the number is shown. */
export function Useful({ practice, commentId, questionId, to }: UsefulProps) {
  const { t } = useTranslation('talk');
  const me = useMe().member.id;
  const about = { commentId: commentId ?? null, questionId: questionId ?? null };
  const said = practice.thanks.filter((each) => each.kind === 'useful' && isAbout(each, about));
  const mine = said.find(({ by }) => by.id === me);
  const press = useCommand({
    command: () =>
      mine
        ? { method: 'POST', path: `/api/practice-thanks/${mine.id}/take-back` }
        : { method: 'POST', path: `${practicePath(practice.card.id)}/thanks`, body: { kind: 'useful', ...about } },
    refreshes: [['practices', 'card']],
    waitsAs: 'waiting:what.thanks',
  });
  const kept = useIsKept(({ path, body }) =>
    mine
      ? path === `/api/practice-thanks/${mine.id}/take-back`
      : path === `${practicePath(practice.card.id)}/thanks` && isUseful(body, about),
  );
  const count = said.length;
  if (to.id === me || !practice.own.may.comment) {
    return count > 0 ? <Pill tone="accent">{t('useful.count', { count })}</Pill> : null;
  }
  if (kept) return <Kept />;
  return (
    <>
      <Button
        size="s"
        look={mine ? 'secondary' : 'quiet'}
        icon={mine ? 'check' : 'up'}
        aria-pressed={mine !== undefined}
        busy={press.busy}
        onClick={() => press.run()}
      >
        {count > 0 ? t('useful.count', { count }) : t('useful.say')}
        {commentId || questionId ? <Of what={to.name} /> : null}
      </Button>
      <ProblemNotice problem={press.problem} />
    </>
  );
}

type About = Pick<Thanks, 'commentId' | 'questionId'>;

function isAbout(thanks: About, { commentId, questionId }: About): boolean {
  return thanks.commentId === commentId && thanks.questionId === questionId;
}

function isUseful(body: unknown, about: About): boolean {
  const thanks = body as About & { kind: ThanksKind };
  return thanks.kind === 'useful' && isAbout(thanks, about);
}
