import { payingKinds } from '@guildhall/shared/activity/catalogue';
import { type EarlierGoals, pairedKinds } from '@guildhall/shared/game/challenges';
import type { QuestCard } from '@guildhall/shared/game/quests';
import { useQuery } from '@tanstack/react-query';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { number } from '../../lib/text/number';
import { Card } from '../../ui/card/Card';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { Select } from '../../ui/field/Select';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { ChecksField } from './ChecksField';
import { usePreview } from './FormPreview';
import { type FormValues, goalRange } from './form-values';

const modes = ['breadth', 'together', 'paired', 'own_best'] as const;
const goals = ['lowest_rate', 'sum'] as const;
const asNumber = { valueAsNumber: true } as const;

/** What counts, and how: the mode, its limit or target, the quests and the activities. */
export function CountsSection() {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const form = useFormContext<FormValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'challenges');
  const quests = useQuests();
  const mode = useWatch({ control: form.control, name: 'mode' });
  const always = new Set<string>(mode === 'paired' ? pairedKinds : []);
  return (
    <Card title={t('form.counts')}>
      <Stack>
        <RadioGroup
          {...form.register('mode')}
          legend={t('form.mode')}
          options={modes.map((value) => ({ value, label: t(`mode.${value}.name`), hint: t(`mode.${value}.hint`) }))}
          error={errorOf('mode')}
        />
        <ModeFields />
        <Controller
          control={form.control}
          name="quests"
          render={({ field }) => (
            <ChecksField
              legend={t('form.quests')}
              options={quests.map(({ slug, title }) => ({ value: slug, label: text(title) }))}
              chosen={field.value}
              onChoose={field.onChange}
              error={errorOf('quests')}
            />
          )}
        />
        <Controller
          control={form.control}
          name="activities"
          render={({ field }) => (
            <ChecksField
              legend={t('form.activities')}
              options={payingKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), always: always.has(kind) }))}
              chosen={field.value}
              onChoose={field.onChange}
              error={errorOf('activities')}
            />
          )}
        />
      </Stack>
    </Card>
  );
}

/** What the chosen mode asks besides. */
function ModeFields() {
  const { t } = useTranslation('challenges');
  const form = useFormContext<FormValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'challenges');
  const [mode, goal] = useWatch({ control: form.control, name: ['mode', 'goal'] });
  const earlier = usePreview()?.earlier;
  const earlierWords = ({ challenges, least, most }: EarlierGoals, kind: string) =>
    t(`form.earlier.${kind}`, {
      count: challenges,
      range: least === most ? number(most) : `${number(least)}–${number(most)}`,
    });
  if (mode === 'breadth' || mode === 'own_best')
    return (
      <TextField
        {...form.register('cap', asNumber)}
        type="number"
        min={5}
        max={500}
        label={t('form.cap')}
        hint={t('form.cap_hint')}
        error={errorOf('cap')}
      />
    );
  const target = mode === 'paired' ? 'paired' : (goal ?? 'lowest_rate');
  const hints = [mode === 'paired' ? t('form.target.paired_hint') : '', earlier ? earlierWords(earlier, target) : ''];
  return (
    <>
      {mode === 'together' ? (
        <Select
          {...form.register('goal')}
          label={t('form.goal')}
          options={goals.map((value) => ({ value, label: t(`form.goals.${value}`) }))}
          error={errorOf('goal')}
        />
      ) : null}
      <TextField
        {...form.register('target', asNumber)}
        type="number"
        min={goalRange[target].minimum}
        max={goalRange[target].maximum}
        label={t(`form.target.${target}`)}
        hint={hints.filter(Boolean).join(' ') || undefined}
        error={errorOf('target')}
      />
    </>
  );
}

/** Quests that can be begun now and whose end counts. */
function useQuests(): QuestCard[] {
  const { data } = useQuery({
    queryKey: ['quests', 'list', 'open'],
    queryFn: ({ signal }) => api.get<QuestCard[]>('/api/quests', { signal, query: { status: 'open' } }),
  });
  return data?.filter(({ counted }) => counted) ?? [];
}
