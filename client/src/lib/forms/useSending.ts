import { useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

import { applyProblemToForm } from './apply-problem';

/** For a form with several ways to send it: what the API has against an answer goes beside it, any other problem is kept. */
export function useSending<Values extends FieldValues>(form: UseFormReturn<Values>) {
  const [problem, setProblem] = useState<Error | null>(null);
  const send = (work: (values: Values) => Promise<void>) =>
    void form.handleSubmit((values) => {
      setProblem(null);
      return work(values).catch((caught: unknown) => {
        if (!applyProblemToForm(caught, form.setError)) setProblem(caught as Error);
      });
    })();
  return { problem, setProblem, send };
}
