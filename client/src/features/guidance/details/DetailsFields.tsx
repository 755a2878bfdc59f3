import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../../lib/forms/useFieldErrors';
import { useMe } from '../../../lib/me/useMe';
import { PeoplePicker } from '../../../lib/people/PeoplePicker';
import { Card } from '../../../ui/card/Card';
import { Checkbox } from '../../../ui/choice/Checkbox';
import { RadioGroup } from '../../../ui/choice/RadioGroup';
import { Select } from '../../../ui/field/Select';
import { TextField } from '../../../ui/field/TextField';
import { Stack } from '../../../ui/layout/Layout';
import { kinds } from '../list/useGuidanceList';
import { reviewKinds } from '../reviews/review-kinds';
import { TitleFields } from '../TitleFields';
import type { DetailsValues } from './details-values';

/** The questions about a document as a whole. */
export function DetailsFields() {
  return (
    <>
      <What />
      <People />
      <Checks />
    </>
  );
}

function What() {
  const { t } = useTranslation('guidance');
  const form = useFormContext<DetailsValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'guidance');
  const { locales } = useMe().organisation;
  return (
    <Card title={t('begin.what')}>
      <Stack>
        <TitleFields />
        <Select
          {...form.register('kind')}
          label={t('begin.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        {locales.map((language) => (
          <TextField
            key={language}
            {...form.register(`audience.${language}`)}
            lang={language}
            label={t(`details.audience_${language}`)}
            hint={t('details.audience_hint')}
            optional
            maxLength={guidanceLimits.audience}
            error={errorOf(`audience.${language}`)}
          />
        ))}
        <Checkbox {...form.register('publicFacing')} label={t('details.public')} hint={t('details.public_hint')} />
      </Stack>
    </Card>
  );
}

const pickers = [
  ['owner', 1, 'ownerId'],
  ['deputy', 1, 'deputyId'],
  ['authors', guidanceLimits.authors, 'authorIds'],
] as const;

function People() {
  const { t } = useTranslation('guidance');
  const form = useFormContext<DetailsValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'guidance');
  return (
    <Card title={t('details.people')}>
      <Stack>
        {pickers.map(([name, most, sent]) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <PeoplePicker
                label={t(`details.${name}`)}
                hint={t(`details.${name}_hint`)}
                people={field.value}
                onPeople={field.onChange}
                most={most}
                error={errorOf(sent)}
              />
            )}
          />
        ))}
        <RadioGroup
          {...form.register('writing')}
          legend={t('details.writing')}
          options={(['authors', 'everyone'] as const).map((value) => ({
            value,
            label: t(`details.writing_${value}`),
          }))}
        />
      </Stack>
    </Card>
  );
}

function Checks() {
  const { t } = useTranslation('guidance');
  const form = useFormContext<DetailsValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'guidance');
  return (
    <Card title={t('details.checks')}>
      <Stack>
        <p>{t('details.reviews_hint')}</p>
        {reviewKinds.map((kind) => (
          <Checkbox
            key={kind}
            {...form.register('requiredReviews')}
            value={kind}
            label={t(`review.${kind}`)}
            error={kind === 'equality' ? errorOf('requiredReviews') : undefined}
          />
        ))}
        <TextField
          {...form.register('reviewEveryMonths', { valueAsNumber: true })}
          type="number"
          min={1}
          max={60}
          label={t('details.months')}
          hint={t('details.months_hint')}
          error={errorOf('reviewEveryMonths')}
        />
      </Stack>
    </Card>
  );
}
