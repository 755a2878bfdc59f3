import { useTranslation } from 'react-i18next';

import { ApiProblem } from './problem';

/** One plain sentence for any error of the API: what happened, that nothing is lost, what to do. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('app');
  return (error) => t(problemKey(error));
}

/** The same sentence as a catalogue key, for who says it later. */
export function problemKey(error: unknown): string {
  return `app:problem.${error instanceof ApiProblem ? error.code : 'no_answer'}`;
}
