import type { Question } from '@guildhall/shared/work/practice-questions';

/** The newest questions that stay in sight, answered or not. */
const NEWEST = 5;

/** Which questions under a card fold, by id: earlier ones that got their answer, and never new or open ones. */
export function foldsOf(questions: readonly Question[]): Map<string, boolean> {
  const isEarlier = ({ answers }: Question, nth: number) =>
    nth < questions.length - NEWEST && answers.some(({ accepted }) => accepted);
  // A fold over a single question would take as much room as the question.
  const isWorthIt = questions.filter(isEarlier).length > 1;
  return new Map(questions.map((question, nth) => [question.id, isWorthIt && isEarlier(question, nth)]));
}
