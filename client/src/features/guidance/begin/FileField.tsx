import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../../lib/forms/useFieldErrors';
import { languages } from '../../../lib/i18n/languages';
import { useMe } from '../../../lib/me/useMe';
import { Field } from '../../../ui/field/Field';
import { Select } from '../../../ui/field/Select';
import { type BeginValues, ownFile } from './begin-values';

/** A Markdown, HTML or Word file to begin with, and the language it is in. */
export function FileField() {
  const { t } = useTranslation('guidance');
  const form = useFormContext<BeginValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'guidance');
  const file = useWatch({ control: form.control, name: 'file' });
  const { locales } = useMe().organisation;
  const [unreadable, setUnreadable] = useState(false);
  const take = async (chosen: File | undefined) => {
    const read = chosen ? await ownFile(chosen) : null;
    setUnreadable(chosen !== undefined && read === null);
    form.setValue('file', read);
  };
  return (
    <>
      <Field
        label={t('begin.file')}
        hint={t('begin.file_hint')}
        error={unreadable ? t('begin.file_unreadable') : (errorOf('source.text') ?? errorOf('source.file'))}
        after={file ? <p>{t('begin.file_taken', { name: file.name })}</p> : null}
      >
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".md,.markdown,.txt,.html,.htm,.docx"
            onChange={({ target }) => void take(target.files?.[0])}
          />
        )}
      </Field>
      {locales.length > 1 ? (
        <Select
          {...form.register('language')}
          label={t('begin.language')}
          options={locales.map((value) => ({ value, label: languages[value] }))}
        />
      ) : null}
    </>
  );
}
