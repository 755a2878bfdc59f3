import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useNow } from '../../lib/time/useNow';

/** A greeting by the clocks of the organisation, with the first name. */
export function useGreeting(): string {
  const { t } = useTranslation('home');
  const { member, organisation } = useMe();
  // A browser's first `Intl` format takes longer than all of home, which needs none besides.
  const hour = new Date(useNow() + organisation.utcOffset * 60_000).getUTCHours();
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return t(`greeting.${part}`, { name: member.name.split(' ')[0] });
}
