import type { CirclePerson } from '@guildhall/shared/work/circle';

type Placed = Pick<CirclePerson, 'id' | 'name' | 'directorate'>;

/**
 * People of other directorates than one's own first, so that the circle crosses teams; within both by name. Who sits in no
 * unit counts as of one's own.
 */
export function acrossTeams<Person extends Placed>(
  people: readonly Person[],
  own: string | null,
  language: string,
): Person[] {
  const { compare } = new Intl.Collator(language);
  const isFar = ({ directorate }: Placed) => own !== null && directorate !== null && directorate.id !== own;
  return people.toSorted(
    (a, b) => Number(isFar(b)) - Number(isFar(a)) || compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  );
}
