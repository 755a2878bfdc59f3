import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../api/problem';
import type { useCommand } from '../api/useCommand';
import { FormProblems } from './FormProblems';
import { fillsIn } from './message';
import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Row, Stack } from '../../ui/layout/Layout';

interface AnswersProps<Body> {
  /** Whose catalogue says `validation.<code>`. */
  feature: string;
  title: string;
  go: string;
  /** On the button that leaves it. */
  stay: string;
  command: Pick<ReturnType<typeof useCommand<Body>>, 'run' | 'problem' | 'busy'>;
  body: Body;
  /** What is wanting by field, in words; sent only when there is none. */
  faults: Readonly<Record<string, string>>;
  onClose: () => void;
  /** Another way on, beside the usual two. */
  besides?: ReactNode;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** A few answers over the page that make one command; what is wanting stands at its field. */
export function Answers<Body>({
  feature,
  title,
  go,
  stay,
  command,
  body,
  faults,
  onClose,
  besides,
  children,
}: AnswersProps<Body>) {
  const { t, i18n } = useTranslation(feature);
  const frame = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  const refused = command.problem instanceof ApiProblem ? command.problem.errors : [];
  const wanting: Record<string, string> = Object.fromEntries(
    refused.map(({ field, code, params }) => [
      field,
      t([`validation.${code}`, `app:validation.${code}`], fillsIn(i18n.language, params)),
    ]),
  );
  const shown = attempt > 0 ? { ...wanting, ...faults } : {};
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        ref={frame}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          if (Object.keys(faults).length === 0) command.run(body);
        }}
      >
        <Stack>
          <FormProblems count={Object.keys(shown).length} attempt={attempt} form={frame} problem={command.problem} />
          {children((field) => shown[field])}
          <Row>
            <Button type="submit" look="primary" busy={command.busy}>
              {go}
            </Button>
            <LeaveButton>{stay}</LeaveButton>
            {besides}
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
