import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { Question } from '@guildhall/shared/work/practice-questions';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { useHeld } from '../../lib/talk/drafts.store';
import { useKept } from '../../lib/talk/useKept';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { useFolds } from '../../ui/disclosure/useFolds';
import { EmptyState } from '../../ui/layout/EmptyState';
import styles from './Card.module.css';
import { foldsOf } from './earlier-questions';
import { OneQuestion, withoutWords } from './OneQuestion';
import { SayForm } from './SayForm';
import { type Practice, practicePath } from './usePractice';

/** Questions of others under a card with their answers, and room for one’s own. */
export function Questions({ practice, field }: { practice: Practice; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation('practices');
  const { card, own } = practice;
  const { isHeld } = useHeld();
  const asked = useKept(practice.questions, isHeld, withoutWords);
  const questions = asked.filter(({ openPlace }) => openPlace === null);
  const folds = useFolds(foldsOf(questions), isHeld);
  const earlier = questions.filter(({ id }) => folds.get(id));
  const inSight = questions.filter(({ id }) => !folds.get(id));
  const one = (question: Question) => <OneQuestion key={question.id} question={question} practice={practice} />;
  return (
    <Card title={t('questions.title')} at="questions" printed={questions.length > 0}>
      {questions.length === 0 ? <EmptyState title={t('questions.none')}>{t('questions.none_words')}</EmptyState> : null}
      {earlier.length > 0 ? (
        <Disclosure summary={t('questions.earlier', { count: earlier.length })}>
          <ul className={styles.questions}>{earlier.map(one)}</ul>
        </Disclosure>
      ) : null}
      {inSight.length > 0 ? <ul className={styles.questions}>{inSight.map(one)}</ul> : null}
      {own.may.ask ? (
        <SayForm
          path={`${practicePath(card.id)}/questions`}
          place={`${card.id}:question`}
          kind="question"
          label={t('questions.ask_label')}
          hint={t('questions.ask_hint')}
          send={t('questions.ask')}
          most={practiceLimits.question}
          field={field}
          offersAnswers
          askTip={t('questions.ask_tip')}
        />
      ) : null}
    </Card>
  );
}
