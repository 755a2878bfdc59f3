import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { PeoplePicker } from '../../lib/people/PeoplePicker';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import type { FormValues } from './form-values';
import { UnitsField } from './UnitsField';

/** Who takes part, who stands for it, and who takes over. */
export function WhoSection() {
  const { t } = useTranslation('challenges');
  const form = useFormContext<FormValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'challenges');
  return (
    <Card title={t('form.who')}>
      <Stack>
        <Controller
          control={form.control}
          name="units"
          render={({ field }) => <UnitsField chosen={field.value} onChoose={field.onChange} error={errorOf('units')} />}
        />
        {(['sponsorId', 'deputyId'] as const).map((name) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <PeoplePicker
                label={t(`form.${name}`)}
                hint={t(`form.${name}_hint`)}
                people={field.value}
                onPeople={field.onChange}
                most={1}
                error={errorOf(name)}
              />
            )}
          />
        ))}
      </Stack>
    </Card>
  );
}
