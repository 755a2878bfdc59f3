import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Select } from '../../ui/field/Select';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { withoutTemplate, withTemplate, type FormValues } from './form-values';
import { useTemplates } from './useChallenges';

/** Why we do this: a template to begin from, the name and the purpose, and how to take part. */
export function WhySection({ fresh }: { fresh: boolean }) {
  const { t } = useTranslation('challenges');
  const form = useFormContext<FormValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'challenges');
  return (
    <Card title={t('form.why')}>
      <Stack>
        {fresh ? <Template /> : null}
        <TextField
          {...form.register('title.en')}
          label={t('form.name')}
          hint={t('form.name_hint')}
          error={errorOf('title.en')}
        />
        <TextArea
          {...form.register('purpose.en')}
          label={t('form.purpose_label')}
          hint={t('form.purpose_hint')}
          error={errorOf('purpose.en')}
        />
        <TextArea
          {...form.register('help.en')}
          label={t('form.help')}
          hint={t('form.help_hint')}
          optional
          error={errorOf('help.en')}
        />
        <Disclosure summary={t('form.welsh')}>
          <Stack>
            <TextField
              {...form.register('title.cy')}
              label={t('form.name_cy')}
              optional
              lang="cy"
              error={errorOf('title.cy')}
            />
            <TextArea
              {...form.register('purpose.cy')}
              label={t('form.purpose_cy')}
              optional
              lang="cy"
              error={errorOf('purpose.cy')}
            />
            <TextArea
              {...form.register('help.cy')}
              label={t('form.help_cy')}
              optional
              lang="cy"
              error={errorOf('help.cy')}
            />
          </Stack>
        </Disclosure>
      </Stack>
    </Card>
  );
}

function Template() {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const form = useFormContext<FormValues>();
  const chosen = useWatch<FormValues, 'template'>({ name: 'template' }) ?? '';
  const templates = useTemplates().data?.templates ?? [];
  const choose = (id: string) => {
    const values = form.getValues();
    const [template, before] = [id, values.template].map((wanted) => templates.find((each) => each.id === wanted));
    const filled = template ? withTemplate(values, template, before) : withoutTemplate(values, before);
    form.reset(filled, { keepDefaultValues: true });
  };
  return (
    <Select
      label={t('form.template')}
      hint={t('form.template_hint')}
      optional
      choose={t('form.no_template')}
      options={templates.map(({ id, title }) => ({ value: id, label: text(title) }))}
      value={chosen}
      onChange={({ target }) => choose(target.value)}
    />
  );
}
