import { activityKinds } from '@guildhall/shared/activity/catalogue';
import type { BadgeCriterion } from '@guildhall/shared/game/badge-criteria';
import type { QuestCard } from '@guildhall/shared/game/quests';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Checkbox } from '../../ui/choice/Checkbox';
import { Select } from '../../ui/field/Select';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import styles from './Badges.module.css';
import { blankCriterion, criterionTypes } from './blank-criterion';
import type { DesignValues } from './design-values';

interface CriterionFieldsProps {
  index: number;
  /** It was asked for a moment ago, and has the focus. */
  justBegun: boolean;
  onRemove: (() => void) | undefined;
}

/** One thing the badge takes: its kind, and what that kind asks. */
export function CriterionFields({ index, justBegun, onRemove }: CriterionFieldsProps) {
  const { t } = useTranslation('badges');
  const form = useFormContext<DesignValues>();
  const what = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (justBegun) what.current?.focus();
  }, [justBegun]);
  return (
    <fieldset className={styles.criterion}>
      <legend>{t('form.criterion', { number: index + 1 })}</legend>
      <Controller
        control={form.control}
        name={`list.${index}`}
        render={({ field }) => (
          <Stack>
            <Select
              ref={what}
              label={t('form.type')}
              value={field.value.type}
              options={criterionTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
              onChange={({ target }) => field.onChange(blankCriterion(target.value as BadgeCriterion['type']))}
            />
            <Details index={index} criterion={field.value} onChange={field.onChange} />
          </Stack>
        )}
      />
      {onRemove ? (
        <Button look="quiet" icon="close" onClick={onRemove}>
          {t('form.remove')}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface DetailsProps {
  index: number;
  criterion: BadgeCriterion;
  onChange: (criterion: BadgeCriterion) => void;
}

function Details({ index, criterion, onChange }: DetailsProps) {
  const { t } = useTranslation('badges');
  const form = useFormContext<DesignValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'badges');
  // What the API refuses is named as it was sent.
  const at = (name: string) =>
    errorOf(`list.${index}.${name}`) ?? errorOf(`criteria.of.${index}.${name}`) ?? errorOf(`criteria.${name}`);
  const number = (name: 'atLeast' | 'teams' | 'people', value: number) => (
    <TextField
      type="number"
      min={1}
      label={t('form.number')}
      value={Number.isNaN(value) ? '' : value}
      onChange={({ target }) => onChange({ ...criterion, [name]: target.valueAsNumber } as BadgeCriterion)}
      error={at(name)}
    />
  );
  const within = 'within' in criterion && (
    <Select
      label={t('form.within')}
      value={criterion.within}
      options={(['ever', 'season'] as const).map((value) => ({ value, label: t(`within.${value}`) }))}
      onChange={({ target }) => onChange({ ...criterion, within: target.value } as BadgeCriterion)}
    />
  );
  switch (criterion.type) {
    case 'activity_count':
      return (
        <>
          <Select
            label={t('form.kind')}
            value={criterion.kind}
            options={activityKinds.map((value) => ({ value, label: t(`ground.${value}`) }))}
            onChange={({ target }) =>
              onChange({
                type: 'activity_count',
                kind: target.value as typeof criterion.kind,
                atLeast: criterion.atLeast,
                within: criterion.within,
              })
            }
            // Another kind has neither of the two.
            error={at('kind') ?? at('distance') ?? at('honest')}
          />
          {number('atLeast', criterion.atLeast)}
          {within}
        </>
      );
    case 'quest_completed':
      return (
        <QuestChoice
          quest={criterion.quest}
          onQuest={(quest) => onChange({ ...criterion, quest })}
          error={at('quest')}
        />
      );
    case 'challenge_result':
      return (
        <Select
          label={t('form.result')}
          value={criterion.result.is}
          options={(['reached', 'placed'] as const).map((value) => ({ value, label: t(`result.${value}`) }))}
          onChange={({ target }) =>
            onChange({
              type: 'challenge_result',
              result: target.value === 'placed' ? { is: 'placed', within: 1 } : { is: 'reached' },
            })
          }
        />
      );
    case 'practice_reused':
      return (
        <>
          {number('teams', criterion.teams)}
          <Checkbox
            label={t('form.outside')}
            checked={criterion.outsideDirectorate}
            onChange={({ target }) => onChange({ ...criterion, outsideDirectorate: target.checked })}
          />
        </>
      );
    case 'question_useful':
      return number('people', criterion.people);
    case 'first_step':
      return null;
    default:
      return (
        <>
          {number('atLeast', criterion.atLeast)}
          {within}
        </>
      );
  }
}

interface QuestChoiceProps {
  quest: string;
  onQuest: (slug: string) => void;
  error: string | undefined;
}

function QuestChoice({ quest, onQuest, error }: QuestChoiceProps) {
  const { t } = useTranslation('badges');
  const { text } = useBilingual();
  const { data } = useQuery({
    queryKey: ['quests', 'list', 'open'],
    queryFn: ({ signal }) => api.get<QuestCard[]>('/api/quests', { signal, query: { status: 'open' } }),
  });
  return (
    <Select
      label={t('form.quest')}
      choose={t('form.choose_quest')}
      value={quest}
      options={(data ?? []).map(({ slug, title }) => ({ value: slug, label: text(title) }))}
      onChange={({ target }) => onQuest(target.value)}
      error={error}
    />
  );
}
