import type { PracticeCard } from '@guildhall/shared/work/practice-card';
import type { Answer, Question } from '@guildhall/shared/work/practice-questions';

type Writers = Pick<PracticeCard, 'author' | 'credits'>;

/** What the author of a card asks of its readers, in their order. */
export function openQuestionsOf(questions: readonly Question[]): Question[] {
  return questions.filter(({ openPlace }) => openPlace !== null).sort((a, b) => a.openPlace! - b.openPlace!);
}

/** Whether an answer is by someone else than who asked; to its author, by someone who did not write the card either. */
export function isByAnother(
  { author, credits }: Writers,
  { by }: Pick<Question, 'by'>,
  answer: Pick<Answer, 'by'>,
): boolean {
  const wroteIt = credits.some((credit) => credit.kind === 'member' && credit.id === answer.by.id);
  return answer.by.id !== by.id && !(by.id === author.id && wroteIt);
}

/** How many of them found an answer of somebody else. */
export function answeredOf(card: Writers, questions: readonly Question[]): number {
  return questions.filter((question) => question.answers.some((answer) => isByAnother(card, question, answer))).length;
}
