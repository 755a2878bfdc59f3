import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';

import { ApiProblem } from '../api/problem';
import { writeMessage } from './message';

/**
 * Puts the server's field errors on a form's fields, the first of them focused.
 * Returns false when the problem names no field, so that the caller shows it above the form.
 */
export function applyProblemToForm<Values extends FieldValues>(
  problem: unknown,
  setError: UseFormSetError<Values>,
): boolean {
  if (!(problem instanceof ApiProblem) || problem.errors.length === 0) return false;
  problem.errors.forEach(({ field, code, params }, index) => {
    setError(
      field as FieldPath<Values>,
      { type: code, message: writeMessage({ code, params }) },
      { shouldFocus: index === 0 },
    );
  });
  return true;
}
