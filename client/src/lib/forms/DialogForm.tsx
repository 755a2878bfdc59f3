import { type ReactNode, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

import type { useCommand } from '../api/useCommand';
import { applyProblemToForm } from './apply-problem';
import { countErrors } from './count-errors';
import { FormProblems } from './FormProblems';
import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Row, Stack } from '../../ui/layout/Layout';

interface DialogFormProps<Values extends FieldValues, Sent extends FieldValues> {
  title: string;
  go: string;
  /** `berry` where something ends with it. */
  look?: 'primary' | 'berry';
  /** On the button that leaves it. */
  stay: string;
  form: UseFormReturn<Values, unknown, Sent>;
  command: Pick<ReturnType<typeof useCommand<Sent>>, 'runAsync' | 'problem' | 'busy'>;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page that sends one command; what the server finds wanting stands at its field. */
export function DialogForm<Values extends FieldValues, Sent extends FieldValues>({
  title,
  go,
  look = 'primary',
  stay,
  form,
  command,
  onClose,
  children,
}: DialogFormProps<Values, Sent>) {
  const frame = useRef<HTMLFormElement>(null);
  const send = form.handleSubmit((body) =>
    command.runAsync(body).then(
      () => undefined,
      (problem: unknown) => void applyProblemToForm(problem, form.setError),
    ),
  );
  return (
    <Dialog open onClose={onClose} title={title}>
      <form ref={frame} noValidate onSubmit={(event) => void send(event)}>
        <Stack>
          <FormProblems
            count={countErrors(form.formState.errors)}
            attempt={form.formState.submitCount}
            form={frame}
            problem={command.problem}
          />
          {children}
          <Row>
            <Button type="submit" look={look} busy={command.busy}>
              {go}
            </Button>
            <LeaveButton>{stay}</LeaveButton>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
