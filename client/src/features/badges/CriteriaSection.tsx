import type { BadgeCriterion } from '@guildhall/shared/game/badge-criteria';
import { useId, useState } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { FieldError } from '../../ui/field/Field';
import { Select } from '../../ui/field/Select';
import { Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import styles from './Badges.module.css';
import { CriterionFields } from './CriterionFields';
import { emptyDesign, type DesignValues } from './design-values';

const most = 4;
const choices = {
  subject: ['member', 'unit'],
  repeat: ['once', 'season', 'source'],
  retention: ['follows_evidence', 'permanent'],
} as const;

/** Who can earn it, for what, how often, and whether it stays. */
export function CriteriaSection() {
  const { t } = useTranslation('badges');
  const form = useFormContext<DesignValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'badges');
  const list = useFieldArray({ control: form.control, name: 'list' });
  const nested = useWatch({ control: form.control, name: 'nested' });
  const [first] = emptyDesign.list;
  const [begun, setBegun] = useState<number | null>(null);
  const beginAgain = () => {
    setBegun(0);
    list.replace(emptyDesign.list);
  };
  const remove = (index: number) => {
    setBegun(null);
    list.remove(index);
  };
  const add = (part: BadgeCriterion) => {
    setBegun(list.fields.length);
    list.append(part);
  };
  return (
    <Card title={t('form.criteria')}>
      <Stack>
        {nested ? <PartsWithinParts onRenew={beginAgain} /> : null}
        {nested
          ? null
          : list.fields.map(({ id }, index) => (
              <CriterionFields
                key={id}
                index={index}
                justBegun={index === begun}
                onRemove={list.fields.length > 1 ? () => remove(index) : undefined}
              />
            ))}
        {!nested && list.fields.length > 1 ? (
          <RadioGroup
            {...form.register('join')}
            legend={t('form.join')}
            options={(['all_of', 'any_of'] as const).map((value) => ({ value, label: t(`form.joins.${value}`) }))}
          />
        ) : null}
        {!nested && list.fields.length < most && first ? (
          <Button icon="plus" onClick={() => add(first)}>
            {t('form.add')}
          </Button>
        ) : null}
        {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
          <Select
            key={name}
            {...form.register(name)}
            label={t(`form.${name}`)}
            options={choices[name].map((value) => ({ value, label: t(`${name}.${value}`) }))}
            error={errorOf(name)}
          />
        ))}
      </Stack>
    </Card>
  );
}

/** What the form cannot take apart stays as it is; once it is refused, it can only be said anew. */
function PartsWithinParts({ onRenew }: { onRenew: () => void }) {
  const { t } = useTranslation('badges');
  const id = useId();
  const form = useFormContext<DesignValues>();
  if (!('criteria' in form.formState.errors)) return <Notice>{t('form.nested')}</Notice>;
  const renew = () => {
    form.clearErrors('criteria' as 'nested');
    form.setValue('nested', null);
    onRenew();
  };
  return (
    <fieldset
      className={styles.criterion}
      tabIndex={-1}
      aria-label={t('form.criteria')}
      aria-invalid
      aria-describedby={id}
    >
      <FieldError id={id}>{t('form.nested_refused')}</FieldError>
      <Button onClick={renew}>{t('form.renew')}</Button>
    </fieldset>
  );
}
