import type { Triad } from '@guildhall/shared/game/triads';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';

/** Three who mostly work with each other, for administrators, so that they can open the circle; nothing while there are none. */
export function TriadsCard() {
  const { t } = useTranslation('settings');
  const { data } = useQuery({
    queryKey: ['triads'],
    queryFn: ({ signal }) => api.get<Triad[]>('/api/triads', { signal }),
  });
  if (!data || data.length === 0) return null;
  return (
    <Card title={t('triads.title')}>
      <Stack>
        <p>{t('triads.words')}</p>
        <ul>
          {data.map((triad) => (
            <li key={triad.people.map(({ id }) => id).join(' ')}>
              <OneTriad triad={triad} />
            </li>
          ))}
        </ul>
        <p>{t('triads.open')}</p>
      </Stack>
    </Card>
  );
}

function OneTriad({ triad: { people, mostly } }: { triad: Triad }) {
  const { t } = useTranslation('settings');
  const { list } = useFormats();
  const names = list(people.map(({ name }) => name));
  if (mostly.length === people.length) return t('triads.all', { names });
  const those = people.filter(({ id }) => mostly.includes(id)).map(({ name }) => name);
  return t('triads.some', { names, those: list(those) });
}
