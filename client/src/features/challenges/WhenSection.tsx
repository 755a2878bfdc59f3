import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { DateField } from '../../ui/field/DateField';
import { Select } from '../../ui/field/Select';
import { Stack } from '../../ui/layout/Layout';
import type { FormValues } from './form-values';
import { useLiveBadges } from './useLiveBadges';

/** From when to when, on the organisation's clocks, and what is given at the end. */
export function WhenSection() {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const { zone } = useMe().organisation;
  const form = useFormContext<FormValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'challenges');
  const badges = useLiveBadges();
  return (
    <Card title={t('form.when')}>
      <Stack>
        <DateField
          {...form.register('startsAt')}
          withTime
          label={t('form.starts_at')}
          hint={t('form.zone', { zone })}
          error={errorOf('startsAt')}
        />
        <DateField {...form.register('endsAt')} withTime label={t('form.ends_at')} error={errorOf('endsAt')} />
        <Select
          {...form.register('badge', { setValueAs: (slug: string | null) => slug || null })}
          label={t('form.badge')}
          hint={t('form.badge_hint')}
          optional
          choose={t('form.no_badge')}
          options={badges.map(({ slug, name }) => ({ value: slug, label: text(name) }))}
          error={errorOf('badge')}
        />
      </Stack>
    </Card>
  );
}
