import { activityKinds } from '@guildhall/shared/activity/catalogue';
import { largestParty } from '@guildhall/shared/game/quests';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { Select } from '../../ui/field/Select';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Row, Stack } from '../../ui/layout/Layout';
import { emptyStep, type QuestValues } from './definition-values';
import { PlaceField } from './PlaceField';
import styles from './Writing.module.css';

const most = 8;
const ways = [
  'own_word',
  'evidence:peer',
  'evidence:lead',
  'evidence:named',
  'evidence:outside',
  ...activityKinds.map((kind) => `activity:${kind}`),
];
/** A party is of twelve at most. */
const atLeast = Array.from({ length: largestParty - 1 }, (_, nth) => nth + 2);
const parties = ['any_one', 'each', 'at_least', 'joint'] as const;

/** The steps in their order. */
export function StepsSection() {
  const { t } = useTranslation('quest-writing');
  const { control } = useFormContext<QuestValues>();
  const steps = useFieldArray({ control, name: 'definition.steps', keyName: 'key' });
  return (
    <Card title={t('form.steps')}>
      <Stack gap="l">
        {steps.fields.map(({ key }, index) => (
          <StepFields
            key={key}
            index={index}
            onUp={index > 0 ? () => steps.swap(index, index - 1) : undefined}
            onRemove={steps.fields.length > 1 ? () => steps.remove(index) : undefined}
          />
        ))}
        {steps.fields.length < most ? (
          <Button icon="plus" onClick={() => steps.append(emptyStep)}>
            {t('form.add_step')}
          </Button>
        ) : null}
      </Stack>
    </Card>
  );
}

interface StepFieldsProps {
  index: number;
  onUp: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

function StepFields({ index, onUp, onRemove }: StepFieldsProps) {
  const { t } = useTranslation('quest-writing');
  const form = useFormContext<QuestValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'quest-writing');
  const at = `definition.steps.${index}` as const;
  const party = useWatch({ control: form.control, name: `${at}.party` });
  return (
    <fieldset className={styles.step}>
      <legend className={styles.legend}>{t('form.step', { number: index + 1 })}</legend>
      <Stack>
        <TextField
          {...form.register(`${at}.title.en`)}
          label={t('form.step_title')}
          hint={t('form.step_title_hint')}
          error={errorOf(`${at}.title.en`)}
        />
        <TextArea
          {...form.register(`${at}.help.en`)}
          rows={3}
          label={t('form.help')}
          hint={t('form.help_hint')}
          error={errorOf(`${at}.help.en`)}
        />
        <TextField
          {...form.register(`${at}.example.en`)}
          label={t('form.example')}
          optional
          error={errorOf(`${at}.example.en`)}
        />
        <Select
          {...form.register(`${at}.way`)}
          label={t('form.way')}
          options={ways.map((value) => ({ value, label: t(`way.${value.replace(':', '_')}`) }))}
          error={errorOf(`${at}.by`)}
        />
        <PlaceField at={at} />
        <Select
          {...form.register(`${at}.party`)}
          label={t('form.party')}
          options={parties.map((value) => ({ value, label: t(`party.${value}`) }))}
        />
        {party === 'at_least' ? (
          <Select
            {...form.register(`${at}.people`, { valueAsNumber: true })}
            label={t('form.people')}
            options={atLeast.map((people) => ({ value: String(people), label: String(people) }))}
          />
        ) : null}
        <Disclosure summary={t('form.welsh')}>
          <Stack>
            <TextField
              {...form.register(`${at}.title.cy`)}
              label={t('form.in_welsh', { what: t('form.step_title') })}
              lang="cy"
              optional
            />
            <TextArea
              {...form.register(`${at}.help.cy`)}
              rows={3}
              label={t('form.in_welsh', { what: t('form.help') })}
              lang="cy"
              optional
            />
            <TextField
              {...form.register(`${at}.example.cy`)}
              label={t('form.in_welsh', { what: t('form.example') })}
              lang="cy"
              optional
            />
          </Stack>
        </Disclosure>
        <Row>
          {onUp ? (
            <Button size="s" look="quiet" icon="up" onClick={onUp}>
              {t('form.up')}
            </Button>
          ) : null}
          {onRemove ? (
            <Button size="s" look="quiet" icon="close" onClick={onRemove}>
              {t('form.remove')}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </fieldset>
  );
}
