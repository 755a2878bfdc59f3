import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useNow } from '../../lib/time/useNow';
import { localOf } from '../../lib/time/zoned';

/** A greeting by the clocks of the organisation, with the first name. */
export function useGreeting(): string {
  const { t } = useTranslation('home');
  const { member, organisation } = useMe();
  const hour = Number(localOf(organisation.zone, new Date(useNow()).toISOString()).slice(11, 13));
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return t(`greeting.${part}`, { name: member.name.split(' ')[0] });
}
