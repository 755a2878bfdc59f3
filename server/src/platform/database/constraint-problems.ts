import { Problem } from '../http/problem.js';

interface DatabaseFault {
  code?: string;
  constraint?: string;
}

const byConstraint = new Map<string, () => Problem>();

/** Says what a violated constraint means to the person; called once, beside the command that can meet it. */
export function constraintMeans(constraint: string, problem: () => Problem): void {
  byConstraint.set(constraint, problem);
}

/** The problem behind a unique, check, foreign-key or exclusion violation; null for any other error. */
export function constraintProblem(error: unknown): Problem | null {
  const fault = ((error as { driverError?: DatabaseFault }).driverError ?? error) as DatabaseFault;
  if (!fault?.code?.startsWith('23')) return null;
  const known = fault.constraint ? byConstraint.get(fault.constraint) : undefined;
  if (known) return known();
  return new Problem('conflict', 'That does not fit with what is already stored. Nothing was changed.', {
    cause: error,
  });
}
