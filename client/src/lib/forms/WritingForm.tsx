import { type ReactNode, useRef } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';

import { Columns } from '../../ui/layout/Layout';
import { applyProblemToForm } from './apply-problem';
import { countErrors } from './count-errors';
import { FormProblems } from './FormProblems';

interface WritingFormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** What the API refused or could not do when it was sent last. */
  problem: Error | null;
  /** Sends whole answers; what the API has against one of them is put beside it. Without it, buttons send by themselves. */
  onSend?: (values: Values) => Promise<unknown>;
  /** The sections; they find the form in its context. */
  main: ReactNode;
  /** What will come of it, and the buttons where it is never long. */
  side: ReactNode;
  /** What the preview is called, where there are no buttons beside it. */
  sideName?: string;
  /** The buttons, where what will come of it may be longer than the window: they follow the last section. */
  then?: ReactNode;
}

/** A long form: its sections, with a summary of what needs another look above them, and its preview beside them. */
export function WritingForm<Values extends FieldValues>({
  form,
  problem,
  onSend,
  main,
  side,
  sideName,
  then,
}: WritingFormProps<Values>) {
  const frame = useRef<HTMLFormElement>(null);
  const count = countErrors(form.formState.errors);
  const send = form.handleSubmit(async (values) => {
    await onSend?.(values).catch((refused: unknown) => applyProblemToForm(refused, form.setError));
  });
  return (
    <FormProvider {...form}>
      <form
        ref={frame}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (onSend) void send(event);
        }}
      >
        <Columns
          sideStays
          main={
            <>
              <FormProblems count={count} attempt={form.formState.submitCount} form={frame} problem={problem} />
              {main}
            </>
          }
          side={side}
          {...(sideName ? { sideName } : {})}
          then={then}
        />
      </form>
    </FormProvider>
  );
}
