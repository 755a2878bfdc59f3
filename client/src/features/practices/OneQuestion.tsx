import type { Person } from '@guildhall/shared/work/practice-card';
import type { Question } from '@guildhall/shared/work/practice-questions';
import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useNamed } from '../../lib/people/useNamed';
import { useMe } from '../../lib/me/useMe';
import { useHeld } from '../../lib/talk/drafts.store';
import { SaidNoMore } from '../../lib/talk/Said';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Row } from '../../ui/layout/Layout';
import { Avatar } from '../../ui/text/Avatar';
import { Of } from '../../ui/text/Of';
import { Pill } from '../../ui/text/Pill';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import styles from './Card.module.css';
import { Useful } from '../talk/Useful';
import { isByAnother } from './open-questions';
import { SayForm } from './SayForm';
import { TakeBack } from './TakeBack';
import type { Practice } from './usePractice';

/** A question that is gone while somebody is still writing an answer to it. */
export function withoutWords(question: Question): Question {
  return { ...question, html: '', answers: [] };
}

interface OneQuestionProps {
  question: Question;
  practice: Practice;
}

/** A question with its answers, and room for another. */
export function OneQuestion({ question, practice }: OneQuestionProps) {
  const { t } = useTranslation('practices');
  const me = useMe().member.id;
  const mine = question.by.id === me;
  const { may } = practice.own;
  const isHeld = useHeld().isHeld(question.id);
  return (
    <li>
      {question.html === '' ? (
        <SaidNoMore>{t('questions.gone')}</SaidNoMore>
      ) : (
        <>
          {question.tip ? <Pill tone="brass">{t('questions.tip')}</Pill> : null}
          <Said said={question}>
            <Useful practice={practice} questionId={question.id} to={question.by} />
            <TakeBack
              kind="question"
              said={question}
              own={question.openPlace === null && question.answers.length === 0}
              practice={practice}
            />
          </Said>
        </>
      )}
      <ul className={styles.answers}>
        {question.answers.map((answer) => (
          <li key={answer.id}>
            <Said said={answer}>
              {answer.accepted ? <Pill tone="moss">{t('questions.helped', { name: question.by.name })}</Pill> : null}
              {mine && isByAnother(practice.card, question, answer) ? (
                <Act
                  path={`/api/practice-answers/${answer.id}/${answer.accepted ? 'unaccept' : 'accept'}`}
                  label={t(answer.accepted ? 'questions.unaccept' : 'questions.accept')}
                  by={answer.by.name}
                />
              ) : null}
              <TakeBack kind="answer" said={answer} own practice={practice} />
            </Said>
          </li>
        ))}
      </ul>
      {may.answer || isHeld ? (
        <Disclosure
          open={isHeld}
          summary={
            <>
              {t('questions.answer')}
              <Of what={question.by.name} />
            </>
          }
        >
          <SayForm
            path={`/api/practice-questions/${question.id}/answers`}
            place={`${question.id}:answer`}
            kind="answer"
            label={t('questions.answer_label')}
            hint={t('questions.answer_hint')}
            send={t('questions.answer')}
            most={practiceLimits.answer}
          />
        </Disclosure>
      ) : null}
    </li>
  );
}

interface SaidProps {
  said: { by: Person; at: string; html: string };
  /** What came of it, and what can be done about it. */
  children: ReactNode;
}

function Said({ said: { by, at, html }, children }: SaidProps) {
  const { date } = useFormats();
  const named = useNamed();
  return (
    <div className={styles.said}>
      <Avatar name={by.name} size="s" />
      <div>
        <p className={ink.soft}>
          {named(by)} · {date(at)}
        </p>
        <Prose html={html} />
        <Row>{children}</Row>
      </div>
    </div>
  );
}

/** A small step that needs nothing but a press; the card's live topic brings what it changed. */
function Act({ path, label, by }: { path: string; label: string; by: string }) {
  const act = useCommand({ command: () => ({ method: 'POST', path }), refreshes: [['practices', 'card']] });
  return (
    <>
      <Button size="s" look="quiet" busy={act.busy} onClick={() => act.run()}>
        {label}
        <Of what={by} />
      </Button>
      <ProblemNotice problem={act.problem} />
    </>
  );
}
