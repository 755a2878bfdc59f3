import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import type { EditValues } from './edit-values';
import { HelpingFields } from './HelpingFields';
import { LongField } from './LongField';
import { OpenQuestionFields } from './OpenQuestionFields';

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
          <LongField name="problem" label={t('form.problem')} hint={t('form.problem_hint')} most={limits.problem} />
          <Steps />
        </Stack>
      </Card>
      <Card title={t('form.came')}>
        <Stack>
          <LongField
            name="whatChanged.before"
            label={t('form.before')}
            hint={t('form.before_hint')}
            most={limits.change}
          />
          <LongField
            name="whatChanged.after"
            label={t('form.after')}
            hint={t('form.after_hint')}
            most={limits.change}
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
          <LongField
            name="howWeKnow"
            label={t('form.howWeKnow')}
            hint={t('form.howWeKnow_hint')}
            most={limits.howWeKnow}
          />
          <LongField
            name="whatDidNotWork"
            label={t('form.whatDidNotWork')}
            hint={t('form.whatDidNotWork_hint')}
            most={limits.whatDidNotWork}
          />
        </Stack>
      </Card>
      <OpenQuestionFields />
      <HelpingFields published={published} />
    </>
  );
}

/** What was done, in up to five steps. */
function Steps() {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const steps = useWatch({ control: form.control, name: 'whatWeDid' });
  const [added, setAdded] = useState<number>();
  const add = () => {
    setAdded(steps.length);
    form.setValue('whatWeDid', [...steps, ''], { shouldDirty: true });
  };
  return (
    <>
      {steps.map((_, index) => (
        <LongField
          // oxlint-disable-next-line react/no-array-index-key -- steps are told apart by their place alone
          key={index}
          name={`whatWeDid.${index}`}
          label={t('form.step', { number: index + 1 })}
          hint={index === 0 ? t('form.step_hint') : undefined}
          most={limits.step}
          begun={index === added}
        />
      ))}
      {steps.length < limits.steps ? (
        <Button icon="plus" onClick={add}>
          {t('form.add_step')}
        </Button>
      ) : null}
    </>
  );
}
