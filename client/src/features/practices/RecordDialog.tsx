import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { recordReuse, type RecordReuse } from '@guildhall/shared/work/practice-reuse';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { countErrors } from '../../lib/forms/count-errors';
import { FormProblems } from '../../lib/forms/FormProblems';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { Button } from '../../ui/button/Button';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { Dialog } from '../../ui/dialog/Dialog';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';

const resolver = formResolver(recordReuse);
const outcomes = ['kept', 'changed', 'stopped'] as const;
const orNull = { setValueAs: (text: string) => (text === '' || text === null ? null : Number(text)) };

const wordsOrNull = { setValueAs: (text: string | null) => text?.trim() || null };

/** What came of trying it: kept, changed and stopped count the same, and the note is what helps others. */
export function RecordDialog({ reuseId, onClose }: { reuseId: string; onClose: () => void }) {
  const { t } = useTranslation('practices');
  const frame = useRef<HTMLFormElement>(null);
  const form = useSummedForm<RecordReuse>({
    resolver,
    defaultValues: { note: '', whatChanged: null, minutesSavedWeekly: null },
  });
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  const count = countErrors(form.formState.errors);
  const record = useCommand<RecordReuse>({
    command: (body) => ({ method: 'POST', path: `/api/reuses/${reuseId}/record`, body }),
    refreshes: [['practices']],
    onSent: onClose,
    waitsAs: 'waiting:what.reuse',
  });
  const send = form.handleSubmit((body) =>
    record.runAsync(body).then(
      () => undefined,
      (problem: unknown) => void applyProblemToForm(problem, form.setError),
    ),
  );
  return (
    <Dialog open onClose={onClose} title={t('record.title')}>
      <form ref={frame} noValidate onSubmit={(event) => void send(event)}>
        <Stack>
          <FormProblems count={count} attempt={form.formState.submitCount} form={frame} problem={record.problem} />
          <RadioGroup
            {...form.register('outcome')}
            legend={t('record.outcome')}
            hint={t('record.outcome_hint')}
            options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`), hint: t(`record.${value}`) }))}
            error={errorOf('outcome')}
          />
          <TextArea
            {...form.register('note')}
            label={t('record.note')}
            hint={t('record.note_hint')}
            maxLength={practiceLimits.reuseNote}
            error={errorOf('note')}
          />
          <TextArea
            {...form.register('whatChanged', wordsOrNull)}
            label={t('record.what_changed')}
            hint={t('record.what_changed_hint')}
            optional
            rows={2}
            maxLength={practiceLimits.reuseNote}
            error={errorOf('whatChanged')}
          />
          <TextField
            {...form.register('minutesSavedWeekly', orNull)}
            type="number"
            min={0}
            label={t('record.minutes')}
            hint={t('record.minutes_hint')}
            optional
            error={errorOf('minutesSavedWeekly')}
          />
          <Button type="submit" look="primary" busy={record.busy}>
            {t('record.send')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
