import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { languages } from '../../lib/i18n/languages';
import { PeoplePicker } from '../../lib/people/PeoplePicker';
import { Card } from '../../ui/card/Card';
import { Select } from '../../ui/field/Select';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { CostFields } from './CostFields';
import type { EditValues } from './edit-values';
import { GuidancePicker } from './GuidancePicker';
import { PracticePicker } from './PracticePicker';

/** What lets others use it: time, cost, someone to ask, whose idea it was, what goes with it, how to find it. */
export function HelpingFields({ published }: { published: boolean }) {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  return (
    <Card title={t('form.helping')}>
      <Stack>
        <TextField
          {...form.register('minutes', { valueAsNumber: true })}
          type="number"
          min={1}
          label={t('form.minutes')}
          hint={t('form.minutes_hint')}
          error={errorOf('minutes')}
        />
        <CostFields />
        <People />
        <Controller
          control={form.control}
          name="practices"
          render={({ field }) => (
            <PracticePicker cards={field.value} onCards={field.onChange} error={errorOf('practices')} />
          )}
        />
        <Controller
          control={form.control}
          name="guidance"
          render={({ field }) => (
            <GuidancePicker documents={field.value} onDocuments={field.onChange} error={errorOf('guidance')} />
          )}
        />
        <TextField
          {...form.register('tags')}
          label={t('form.tags')}
          hint={t('form.tags_hint')}
          optional
          error={errorOf('tags') ?? errorOf('tags.0')}
        />
        <Select
          {...form.register('locale')}
          label={t('form.locale')}
          options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        />
        {published ? (
          <TextField
            {...form.register('note')}
            label={t('form.note')}
            hint={t('form.note_hint')}
            optional
            maxLength={limits.revisionNote}
          />
        ) : null}
      </Stack>
    </Card>
  );
}

/** Who answers questions, and whose idea or work it was. */
function People() {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  return (
    <>
      <Controller
        control={form.control}
        name="whoToAsk"
        render={({ field }) => (
          <PeoplePicker
            label={t('form.who_to_ask')}
            hint={t('form.who_to_ask_hint')}
            people={field.value}
            onPeople={field.onChange}
            most={1}
            selfToo
            error={errorOf('whoToAsk')}
          />
        )}
      />
      <Controller
        control={form.control}
        name="colleagues"
        render={({ field }) => (
          <PeoplePicker
            label={t('form.colleagues')}
            hint={t('form.colleagues_hint')}
            people={field.value}
            onPeople={field.onChange}
            most={10}
            error={errorOf('credits')}
          />
        )}
      />
      <TextField
        {...form.register('organisations')}
        label={t('form.organisations')}
        hint={t('form.organisations_hint')}
        optional
      />
    </>
  );
}
