import { challengeDraft, type ChallengePreview } from '@guildhall/shared/game/challenges';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Bridge } from '../../ui/pictures/Bridge';
import styles from './Challenges.module.css';
import { draftOf, type FormValues } from './form-values';
import { StillOpen } from './StillOpen';

const mostBridges = 3;
const unnamed = { en: '-', cy: '' };

/** What the settings would make: the bridges at the start, what they reward in plain words, and what is still open. */
export function FormPreview() {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const preview = usePreview();
  if (!preview) return null;
  return (
    <Card title={t('preview.title')}>
      <Stack>
        {preview.units.length === 0 ? <p>{t('preview.no_units')}</p> : null}
        {preview.units.slice(0, mostBridges).map((unit) => (
          <div key={unit.unitId}>
            <h3>{name(unit)}</h3>
            <p className={styles.across}>{t('preview.people', { count: unit.people })}</p>
            <Bridge name={name(unit)} fills={unit.planks} />
          </div>
        ))}
        {preview.units.length > mostBridges ? (
          <p>{t('preview.more', { count: preview.units.length - mostBridges })}</p>
        ) : null}
        {preview.warnings.length > 0 ? (
          <Notice tone="brass" title={t('preview.know')}>
            <ul className={styles.warnings}>
              {preview.warnings.map(({ code, params }) => (
                <li key={code}>{t(`warning.${code}`, params)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {preview.missing.length > 0 ? <StillOpen fields={preview.missing} /> : null}
      </Stack>
    </Card>
  );
}

/** What the answers given so far would make. */
export function usePreview(): ChallengePreview | undefined {
  const { zone } = useMe().organisation;
  const { control } = useFormContext<FormValues>();
  const values = useWatch({ control }) as FormValues;
  const { mode, cap, goal, target, units, activities, quests, startsAt, endsAt, sponsorId, deputyId } = values;
  const answers = { mode, cap, goal, target, units, activities, quests, startsAt, endsAt, sponsorId, deputyId };
  // Words do not change the preview, so that typing them asks for nothing.
  const draft = draftOf({ ...values, ...answers, title: unnamed, purpose: unnamed, help: { en: '', cy: '' } }, zone);
  const asked = useDeferredValue(JSON.stringify(draft));
  return useQuery({
    queryKey: ['challenges', 'preview', asked],
    queryFn: ({ signal }) => api.post<ChallengePreview>('/api/challenges/preview', JSON.parse(asked), { signal }),
    // A figure on its way, such as the 3 of 30, leaves what was shown.
    enabled: challengeDraft.safeParse(JSON.parse(asked)).success,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
  }).data;
}
