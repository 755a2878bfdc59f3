import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Card } from '../../ui/card/Card';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import type { DesignValues } from './design-values';

/** The badge's name and what it is for, in both languages. */
export function WordsSection() {
  const { t } = useTranslation('badges');
  const form = useFormContext<DesignValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'badges');
  return (
    <Card title={t('form.words')}>
      <Stack>
        <TextField {...form.register('name.en')} label={t('form.name')} error={errorOf('name.en') ?? errorOf('slug')} />
        <TextField
          {...form.register('forWhat.en')}
          label={t('form.for_what')}
          hint={t('form.for_what_hint')}
          error={errorOf('forWhat.en')}
        />
        <TextField
          {...form.register('name.cy')}
          label={t('form.name_cy')}
          optional
          lang="cy"
          error={errorOf('name.cy')}
        />
        <TextField
          {...form.register('forWhat.cy')}
          label={t('form.for_what_cy')}
          optional
          lang="cy"
          error={errorOf('forWhat.cy')}
        />
      </Stack>
    </Card>
  );
}
