import { Notice } from '../../ui/notice/Notice';
import { useProblemText } from './useProblemText';

/** Says in one plain sentence what the API refused or could not do; nothing where there is no problem. */
export function ProblemNotice({ problem, urgent = true }: { problem: unknown; urgent?: boolean }) {
  const problemText = useProblemText();
  if (!problem) return null;
  return (
    <Notice tone="berry" urgent={urgent}>
      {problemText(problem)}
    </Notice>
  );
}
