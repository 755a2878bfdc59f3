import type { presenceTopic, WhoIsHere } from '@guildhall/shared/people/presence';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Avatar } from '../../ui/text/Avatar';
import { api } from '../api/api';
import { useLiveTopic } from '../live/useLiveTopic';
import { useHeldMe } from '../me/useMe';
import { useFormats } from '../time/useFormats';
import styles from './Presence.module.css';

/** Who else looks at a live topic, such as `practice:0192…`, right now: near colleagues by name, the others as a number. */
export function Presence({ at }: { at: string }) {
  const { t } = useTranslation('app');
  const { list } = useFormats();
  const live = useLiveTopic<typeof presenceTopic>('presence', at, { apply: (_held, change) => change });
  const people = live.data?.people;
  // Who chose not to be shown is not in the figure.
  const oneself = useHeldMe()?.member.settings.presence === 'hidden' ? 0 : 1;
  const { data } = useQuery({
    // One who goes as another comes leaves the figure as it was.
    queryKey: ['presence', at, live.version],
    queryFn: ({ signal }) => api.get<WhoIsHere>('/api/presence', { signal, query: { at } }),
    enabled: people !== undefined && people > oneself,
    placeholderData: keepPreviousData,
  });
  if (!data || people === undefined || people <= oneself) return null;
  const names = data.named.map(({ name }) => name);
  const others = data.others > 0 ? [t('presence.others', { count: data.others })] : [];
  if (names.length + others.length === 0) return null;
  return (
    <p className={styles.here}>
      {data.named.map(({ id, name }) => (
        <Avatar key={id} name={name} size="s" />
      ))}
      <span>{t('presence.here', { who: list([...names, ...others]) })}</span>
    </p>
  );
}
