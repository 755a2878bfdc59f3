import { useFormats } from '../time/useFormats';
import { type Named, useBilingual } from './useBilingual';

/** The name of a group: its directorate, or all of those that are shown together. */
export function useGroupName(): (units: readonly Named[]) => string {
  const { name } = useBilingual();
  const { list } = useFormats();
  return (units) => list(units.map(name));
}
