import type { GapGroup } from '@guildhall/shared/insight/gap';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';

/** The name of a group: its directorate, or all of those that are shown together. */
export function useGroupName(): (units: GapGroup['units']) => string {
  const { name } = useBilingual();
  const { list } = useFormats();
  return (units) => list(units.map(name));
}
