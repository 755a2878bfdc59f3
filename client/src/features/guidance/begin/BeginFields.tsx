import { useEffect, useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../../lib/forms/useFieldErrors';
import { Card } from '../../../ui/card/Card';
import { RadioGroup } from '../../../ui/choice/RadioGroup';
import { Stack } from '../../../ui/layout/Layout';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { kinds } from '../list/useGuidanceList';
import { TitleFields } from '../TitleFields';
import { useReadingLanguage, useTitle } from '../useTitle';
import type { BeginValues } from './begin-values';
import { FileField } from './FileField';
import { useTemplates } from './useBegin';

/** What it is, what it is called, and what it begins with. */
export function BeginFields() {
  const { t } = useTranslation('guidance');
  const form = useFormContext<BeginValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'guidance');
  const from = useWatch({ control: form.control, name: 'from' });
  return (
    <>
      <Card title={t('begin.what')}>
        <Stack>
          <TitleFields hinted />
          <RadioGroup
            {...form.register('kind')}
            legend={t('begin.kind')}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), hint: t(`kind_hint.${kind}`) }))}
            error={errorOf('kind')}
          />
        </Stack>
      </Card>
      <Card title={t('begin.with')}>
        <Stack>
          <RadioGroup
            {...form.register('from')}
            legend={t('begin.from')}
            options={(['template', 'nothing', 'file'] as const).map((value) => ({
              value,
              label: t(`begin.from_${value}`),
            }))}
          />
          {from === 'template' ? <Templates /> : null}
          {from === 'file' ? <FileField /> : null}
        </Stack>
      </Card>
    </>
  );
}

/** Those for this kind of document; the first is chosen, so that whoever asks for a template gets one. */
function Templates() {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const readingLanguage = useReadingLanguage();
  const form = useFormContext<BeginValues>();
  const kind = useWatch({ control: form.control, name: 'kind' });
  const { data } = useTemplates();
  const templates = useMemo(() => data?.filter((template) => template.kind === kind), [data, kind]);
  useEffect(() => {
    if (!templates) return;
    const chosen = templates.find(({ id }) => id === form.getValues('template')) ?? templates[0];
    form.setValue('template', chosen?.id ?? '');
  }, [templates, form]);
  if (!templates) return <Skeleton lines={4} />;
  return (
    <RadioGroup
      {...form.register('template')}
      legend={t('begin.which_template')}
      options={templates.map(({ id, titles, languages, headings }) => ({
        value: id,
        label: title(titles),
        hint: headings[readingLanguage(languages)]?.slice(0, 6).join(' · '),
      }))}
    />
  );
}
