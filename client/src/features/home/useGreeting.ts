import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useNow } from '../../lib/time/useNow';
import { partOfDay } from './part-of-day';

/** A greeting by the clocks of the organisation, with the first name. */
export function useGreeting(): string {
  const { t } = useTranslation('home');
  const { member, organisation } = useMe();
  const part = partOfDay(useNow(), organisation.utcOffset);
  return t(`greeting.${part}`, { name: member.name.split(' ')[0] });
}
