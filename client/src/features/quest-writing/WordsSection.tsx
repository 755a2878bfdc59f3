import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Card } from '../../ui/card/Card';
import { Checkbox } from '../../ui/choice/Checkbox';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { FieldError } from '../../ui/field/Field';
import { Select } from '../../ui/field/Select';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import type { QuestValues } from './definition-values';
import styles from './Writing.module.css';

const short = ['title', 'audience'] as const;
const long = ['why', 'alreadyDoThis', 'withoutDevice'] as const;
const companies = ['alone', 'with_one', 'party'] as const;

/** What the quest is called, for whom and why, how long it takes, and how it is the same as something people do already. */
export function WordsSection() {
  const { t } = useTranslation('quest-writing');
  const form = useFormContext<QuestValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'quest-writing');
  return (
    <Card title={t('form.words')}>
      <Stack>
        {short.map((name) => (
          <TextField
            key={name}
            {...form.register(`definition.${name}.en`)}
            label={t(`form.${name}`)}
            hint={t(`form.${name}_hint`)}
            error={errorOf(`definition.${name}.en`)}
          />
        ))}
        {long.map((name) => (
          <TextArea
            key={name}
            rows={2}
            {...form.register(`definition.${name}.en`)}
            label={t(`form.${name}`)}
            hint={t(`form.${name}_hint`)}
            error={errorOf(`definition.${name}.en`)}
          />
        ))}
        <TextField
          {...form.register('definition.minutes', { valueAsNumber: true })}
          type="number"
          min={1}
          label={t('form.minutes')}
          error={errorOf('definition.minutes')}
        />
        <Select
          {...form.register('definition.level', { valueAsNumber: true })}
          label={t('form.level')}
          options={[1, 2, 3, 4].map((level) => ({ value: String(level), label: t(`level.${level}`) }))}
        />
        <Companies error={errorOf('definition.companies')} />
        <Disclosure summary={t('form.welsh')}>
          <Stack>
            {[...short, ...long].map((name) => (
              <TextArea
                key={name}
                rows={2}
                {...form.register(`definition.${name}.cy`)}
                label={t('form.in_welsh', { what: t(`form.${name}`) })}
                lang="cy"
                optional
                error={errorOf(`definition.${name}.cy`)}
              />
            ))}
          </Stack>
        </Disclosure>
      </Stack>
    </Card>
  );
}

function Companies({ error }: { error: string | undefined }) {
  const { t } = useTranslation('quest-writing');
  const { control } = useFormContext<QuestValues>();
  return (
    <Controller
      control={control}
      name="definition.companies"
      render={({ field }) => (
        <fieldset aria-invalid={error ? true : undefined} aria-describedby={error ? 'companies-error' : undefined}>
          <legend className={styles.legend}>{t('form.companies')}</legend>
          {companies.map((each) => (
            <Checkbox
              key={each}
              label={t(`company.${each}`)}
              checked={field.value.includes(each)}
              onChange={({ target }) =>
                field.onChange(companies.filter((one) => (one === each ? target.checked : field.value.includes(one))))
              }
            />
          ))}
          {error ? <FieldError id="companies-error">{error}</FieldError> : null}
        </fieldset>
      )}
    />
  );
}
