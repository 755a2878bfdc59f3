import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useNamed } from '../../lib/people/useNamed';
import { useHeld } from '../../lib/talk/drafts.store';
import { useKept } from '../../lib/talk/useKept';
import { Card } from '../../ui/card/Card';
import styles from './Card.module.css';
import { answeredOf, openQuestionsOf } from './open-questions';
import { OneQuestion, withoutWords } from './OneQuestion';
import type { Practice } from './usePractice';

/** What the author asks of readers, with the answers collected under each; nothing where nothing is asked. */
export function OpenQuestions({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const { card } = practice;
  const named = useNamed();
  const mine = card.author.id === useMe().member.id;
  const asked = useKept(practice.questions, useHeld().isHeld, withoutWords);
  const questions = openQuestionsOf(asked);
  if (questions.length === 0) return null;
  return (
    <Card
      title={mine ? t('open.title_mine') : t('open.title', { name: named(card.author) })}
      aside={t('open.answered', { answered: answeredOf(card, questions), all: questions.length })}
    >
      <ul className={styles.open}>
        {questions.map((question) => (
          <OneQuestion key={question.id} question={question} practice={practice} />
        ))}
      </ul>
    </Card>
  );
}
