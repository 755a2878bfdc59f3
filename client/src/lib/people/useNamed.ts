import type { Person } from '@guildhall/shared/work/practice-card';

import { useBilingual } from '../i18n/useBilingual';

/** A person's name as readers see it; people of partner councils with their council. */
export function useNamed(): (person: Pick<Person, 'name' | 'unit' | 'partner'>) => string {
  const { name } = useBilingual();
  return (person) => (person.partner && person.unit ? `${person.name} (${name(person.unit)})` : person.name);
}
