import type { Question } from '@guildhall/shared/work/practice-questions';

/** The newest questions that stay in sight, answered or not. */
const NEWEST = 5;

/**
 * Parts the questions under a card: earlier ones that got their answer may fold; new ones, open ones and those that
 * somebody here is writing an answer to never do.
 */
export function partEarlier(
  questions: readonly Question[],
  isHeld: (id: string) => boolean,
): { earlier: Question[]; inSight: Question[] } {
  const folds = (question: Question, nth: number) =>
    nth < questions.length - NEWEST && question.answers.some(({ accepted }) => accepted) && !isHeld(question.id);
  const earlier = questions.filter(folds);
  // A fold over a single question would take as much room as the question.
  if (earlier.length < 2) return { earlier: [], inSight: [...questions] };
  return { earlier, inSight: questions.filter((question, nth) => !folds(question, nth)) };
}
