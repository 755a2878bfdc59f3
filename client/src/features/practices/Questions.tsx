import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { FoldedList } from '../../ui/disclosure/FoldedList';
import { EmptyState } from '../../ui/layout/EmptyState';
import styles from './Card.module.css';
import { OneQuestion } from './OneQuestion';
import { SayForm } from './SayForm';
import { type Practice, practicePath } from './usePractice';

/** Questions in sight before the rest is folded. */
const MOST_SHOWN = 5;

/** Questions of others under a card with their answers, and room for one's own. */
export function Questions({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const { card, own } = practice;
  const questions = practice.questions.filter(({ openPlace }) => openPlace === null);
  return (
    <Card title={t('questions.title')} at="questions">
      {questions.length === 0 ? <EmptyState title={t('questions.none')}>{t('questions.none_words')}</EmptyState> : null}
      <FoldedList
        items={questions}
        most={MOST_SHOWN}
        more={(count) => t('questions.more', { count })}
        className={styles.questions}
        render={(question) => <OneQuestion key={question.id} question={question} practice={practice} />}
      />
      {own.may.ask ? (
        <SayForm
          path={`${practicePath(card.id)}/questions`}
          label={t('questions.ask_label')}
          hint={t('questions.ask_hint')}
          send={t('questions.ask')}
          most={practiceLimits.question}
          offersAnswers
          askTip={t('questions.ask_tip')}
        />
      ) : null}
    </Card>
  );
}
