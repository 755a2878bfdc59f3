import { costBand } from '@guildhall/shared/work/practice-card';
import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Select } from '../../ui/field/Select';
import { TextField } from '../../ui/field/TextField';
import type { EditValues } from './edit-values';

/** What it costs another team: a range, or an amount, and what it is spent on. */
export function CostFields() {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  const band = useWatch({ control: form.control, name: 'cost.band' });
  return (
    <>
      <Select
        {...form.register('cost.band')}
        label={t('form.cost')}
        hint={t('form.cost_hint')}
        optional
        choose={t('cost.unsaid')}
        options={costBand.options.map((value) => ({ value, label: t(`cost.${value}`) }))}
        error={errorOf('cost.band')}
      />
      {band === 'amount' ? (
        <TextField
          {...form.register('cost.amount', { valueAsNumber: true })}
          type="number"
          min={1}
          label={t('form.cost_amount')}
          error={errorOf('cost.amount')}
        />
      ) : null}
      {band === '' || band === 'none' ? null : (
        <TextField
          {...form.register('cost.note')}
          label={t('form.cost_note')}
          hint={t('form.cost_note_hint')}
          optional
          maxLength={limits.costNote}
          error={errorOf('cost.note')}
        />
      )}
    </>
  );
}
