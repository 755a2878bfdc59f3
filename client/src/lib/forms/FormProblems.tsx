import { type ComponentProps } from 'react';

import { ErrorSummary } from '../../ui/field/ErrorSummary';
import { ProblemNotice } from '../api/ProblemNotice';

/** Above a form that was not sent: how many answers need another look, or a problem that belongs to none of them. */
export function FormProblems({ problem, ...summary }: ComponentProps<typeof ErrorSummary> & { problem: unknown }) {
  return (
    <>
      <ErrorSummary {...summary} />
      <ProblemNotice problem={summary.count === 0 ? problem : null} />
    </>
  );
}
