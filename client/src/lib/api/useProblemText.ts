import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { ApiProblem } from './problem';

/** One plain sentence for any error of the API: what happened, that nothing is lost, what to do. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('app');
  return (error) => problemText(t, error);
}

/** The sentence in the words of `t`; with the minutes to wait where the server has said them. */
export function problemText(t: TFunction, error: unknown): string {
  const seconds = error instanceof ApiProblem && error.code === 'too_many_requests' ? error.retryAfter : undefined;
  return seconds ? t('problem.wait', { count: Math.ceil(seconds / 60) }) : t(problemKey(error));
}

/** The same sentence as a catalogue key, for who says it later. */
export function problemKey(error: unknown): string {
  return `app:problem.${error instanceof ApiProblem ? error.code : 'no_answer'}`;
}
