import type { Question } from '@guildhall/shared/work/practice-questions';
import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row } from '../../ui/layout/Layout';
import { Avatar } from '../../ui/text/Avatar';
import { Pill } from '../../ui/text/Pill';
import { Prose } from '../../ui/text/Prose';
import styles from './Card.module.css';
import { SayForm } from './SayForm';
import { type Practice, practicePath } from './usePractice';

/** Questions under a card with their answers, and room for one's own. */
export function Questions({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const { card, own, questions } = practice;
  return (
    <Card title={t('questions.title')} at="questions">
      {questions.length === 0 ? <EmptyState title={t('questions.none')}>{t('questions.none_words')}</EmptyState> : null}
      <ul className={styles.questions}>
        {questions.map((question) => (
          <OneQuestion key={question.id} question={question} may={own.may} />
        ))}
      </ul>
      {own.may.ask ? (
        <SayForm
          path={`${practicePath(card.id)}/questions`}
          label={t('questions.ask_label')}
          hint={t('questions.ask_hint')}
          send={t('questions.ask')}
          most={practiceLimits.question}
        />
      ) : null}
    </Card>
  );
}

function OneQuestion({ question, may }: { question: Question; may: Practice['own']['may'] }) {
  const { t } = useTranslation('practices');
  const me = useMe().member.id;
  const mine = question.by.id === me;
  return (
    <li>
      <Said by={question.by.name} at={question.at} html={question.html} />
      {mine || may.moderate ? (
        <Act path={`/api/practice-questions/${question.id}/take-back`} label={t('questions.take_back')} />
      ) : null}
      <ul className={styles.answers}>
        {question.answers.map((answer) => (
          <li key={answer.id}>
            <Said by={answer.by.name} at={answer.at} html={answer.html} />
            <Row>
              {answer.accepted ? <Pill tone="moss">{t('questions.helped', { name: question.by.name })}</Pill> : null}
              {mine && answer.by.id !== me ? (
                <Act
                  path={`/api/practice-answers/${answer.id}/${answer.accepted ? 'unaccept' : 'accept'}`}
                  label={t(answer.accepted ? 'questions.unaccept' : 'questions.accept')}
                />
              ) : null}
              {answer.by.id === me || may.moderate ? (
                <Act path={`/api/practice-answers/${answer.id}/take-back`} label={t('questions.take_back')} />
              ) : null}
            </Row>
          </li>
        ))}
      </ul>
      {may.answer ? (
        <Disclosure summary={t('questions.answer')}>
          <SayForm
            path={`/api/practice-questions/${question.id}/answers`}
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

function Said({ by, at, html }: { by: string; at: string; html: string }) {
  const { date } = useFormats();
  return (
    <div className={styles.said}>
      <Avatar name={by} size="s" />
      <div>
        <p className={styles.soft}>
          {by} · {date(at)}
        </p>
        <Prose html={html} />
      </div>
    </div>
  );
}

/** A small step that needs nothing but a press; the card's live topic brings what it changed. */
function Act({ path, label }: { path: string; label: string }) {
  const act = useCommand({ command: () => ({ method: 'POST', path }), refreshes: [['practices', 'card']] });
  return (
    <Button size="s" look="quiet" busy={act.busy} onClick={() => act.run()}>
      {label}
    </Button>
  );
}
