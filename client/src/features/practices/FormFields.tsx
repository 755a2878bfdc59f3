import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { languages } from '../../lib/i18n/languages';
import { PeoplePicker } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { Select } from '../../ui/field/Select';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import type { EditValues } from './edit-values';

const results = ['worked', 'in-part', 'did-not'] as const;

/** The questions of a card. Only publishing needs them all. */
export function FormFields({ published }: { published: boolean }) {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  return (
    <>
      <Card title={t('form.what')}>
        <Stack>
          <TextField
            {...form.register('title')}
            label={t('form.title')}
            hint={t('form.title_hint')}
            maxLength={limits.title}
            error={errorOf('title')}
          />
          <Long name="problem" most={limits.problem} />
          <Steps />
        </Stack>
      </Card>
      <Card title={t('form.came')}>
        <Stack>
          <TextField
            {...form.register('whatChanged.before')}
            label={t('form.before')}
            hint={t('form.before_hint')}
            maxLength={limits.change}
            error={errorOf('whatChanged.before')}
          />
          <TextField
            {...form.register('whatChanged.after')}
            label={t('form.after')}
            hint={t('form.after_hint')}
            maxLength={limits.change}
            error={errorOf('whatChanged.after')}
          />
          <TextField
            {...form.register('whatChanged.measured')}
            label={t('form.measured')}
            hint={t('form.measured_hint')}
            optional
            maxLength={limits.measured}
            error={errorOf('whatChanged.measured')}
          />
          <RadioGroup
            {...form.register('result')}
            legend={t('form.result')}
            hint={t('form.result_hint')}
            options={results.map((value) => ({ value, label: t(`result.${value}`) }))}
            error={errorOf('result')}
          />
          <Long name="howWeKnow" most={limits.howWeKnow} />
          <Long name="whatDidNotWork" most={limits.whatDidNotWork} />
        </Stack>
      </Card>
      <Helping published={published} />
    </>
  );
}

function Long({ name, most }: { name: 'problem' | 'howWeKnow' | 'whatDidNotWork'; most: number }) {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  const written = useWatch({ control: form.control, name });
  return (
    <TextArea
      {...form.register(name)}
      label={t(`form.${name}`)}
      hint={t(`form.${name}_hint`)}
      count={{ length: written.length, most }}
      error={errorOf(name)}
    />
  );
}

/** What was done, in up to five steps. */
function Steps() {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  const steps = useWatch({ control: form.control, name: 'whatWeDid' });
  return (
    <>
      {steps.map((_, index) => (
        <TextArea
          // oxlint-disable-next-line react/no-array-index-key -- steps are told apart by their place alone
          key={index}
          {...form.register(`whatWeDid.${index}`)}
          rows={2}
          label={t('form.step', { number: index + 1 })}
          hint={index === 0 ? t('form.step_hint') : undefined}
          maxLength={limits.step}
          error={errorOf(`whatWeDid.${index}`)}
        />
      ))}
      {steps.length < limits.steps ? (
        <Button icon="plus" onClick={() => form.setValue('whatWeDid', [...form.getValues('whatWeDid'), ''])}>
          {t('form.add_step')}
        </Button>
      ) : null}
    </>
  );
}

/** What lets others use it: time, someone to ask, whose idea it was, how to find it. */
function Helping({ published }: { published: boolean }) {
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
        <Controller
          control={form.control}
          name="whoToAsk"
          render={({ field }) => (
            <PeoplePicker
              label={t('form.who_to_ask')}
              people={field.value}
              onPeople={field.onChange}
              most={1}
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
