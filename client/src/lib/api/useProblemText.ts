import { useTranslation } from 'react-i18next';

import { ApiProblem } from './problem';

/** One plain sentence for any error of the API: what happened, that nothing is lost, what to do. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('app');
  return (error) => t(error instanceof ApiProblem ? `problem.${error.code}` : 'problem.no_answer');
}
