import type { StandingsCheck } from '@guildhall/shared/game/standings-check';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { aboutOf } from './about-of';

/** That standings differ from the ledger, for administrators; nothing while all is well. */
export function StandingsCard() {
  const { t } = useTranslation('settings');
  const { date } = useFormats();
  const { data } = useQuery({
    queryKey: ['standings-check'],
    queryFn: ({ signal }) => api.get<StandingsCheck>('/api/standings-check', { signal }),
  });
  if (!data?.checkedAt || data.differences.length === 0) return null;
  return (
    <Card title={t('standings.title')}>
      <Stack>
        <p>{t('standings.words', { day: date(data.checkedAt) })}</p>
        <ul>
          {aboutOf(data.differences).map(({ about, of, lines }) => (
            <li key={`${about} ${of}`}>{t(`standings.${about}`, { of, count: lines })}</li>
          ))}
        </ul>
        <p>{t('standings.mend')}</p>
      </Stack>
    </Card>
  );
}
