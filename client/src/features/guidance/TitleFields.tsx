import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useMe } from '../../lib/me/useMe';
import { TextField } from '../../ui/field/TextField';

/** What a document is called, in each language of the organisation; `hinted` says what makes a good title. */
export function TitleFields({ hinted = false }: { hinted?: boolean }) {
  const { t } = useTranslation('guidance');
  const form = useFormContext<{ en: string; cy: string }>();
  const errorOf = useFieldErrors(form.formState.errors, 'guidance');
  const bilingual = useMe().organisation.locales.includes('cy');
  return (
    <>
      <TextField
        {...form.register('en')}
        label={t('begin.title_en')}
        {...(bilingual || hinted ? { hint: t(bilingual ? 'begin.title_either' : 'begin.title_hint') } : {})}
        maxLength={guidanceLimits.title}
        error={errorOf('titles.en') ?? errorOf('titles')}
      />
      {bilingual ? (
        <TextField
          {...form.register('cy')}
          lang="cy"
          label={t('begin.title_cy')}
          {...(hinted ? { hint: t('begin.title_cy_hint') } : {})}
          maxLength={guidanceLimits.title}
          error={errorOf('titles.cy')}
        />
      ) : null}
    </>
  );
}
