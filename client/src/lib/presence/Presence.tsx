import type { presenceTopic, WhoIsHere } from '@guildhall/shared/people/presence';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Avatar } from '../../ui/text/Avatar';
import { api } from '../api/api';
import { useLiveTopic } from '../live/useLiveTopic';
import { useHeldMe } from '../me/useMe';
import { useFormats } from '../time/useFormats';
import styles from './Presence.module.css';

const nobody: WhoIsHere = { named: [], others: 0 };

/**
 * Who else looks at a live topic, such as `practice:0192…`, right now: near colleagues by name, the others as a number.
 * The line keeps its room while nobody does: what is below stays where it is as people come and go.
 */
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
  const { named, others } = data && people !== undefined && people > oneself ? data : nobody;
  const who = [...named.map(({ name }) => name), ...(others > 0 ? [t('presence.others', { count: others })] : [])];
  return (
    <p className={styles.here}>
      {named.map(({ id, name }) => (
        <Avatar key={id} name={name} size="s" />
      ))}
      {who.length > 0 ? <span>{t('presence.here', { who: list(who) })}</span> : null}
    </p>
  );
}
