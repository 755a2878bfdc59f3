import { parseArgs } from 'node:util';

import { storyPeople } from './people.js';

/** The people of the story, who can be signed in as, are in every council. */
const FEWEST = storyPeople.length;
const MOST = 100_000;

/** How many people were asked for; throws one sentence that says what is wrong. */
export function peopleFrom(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { people: { type: 'string' } } });
  const people = Number(values.people);
  if (!Number.isInteger(people) || people < FEWEST || people > MOST)
    throw new Error(`Please say how many people, from ${FEWEST} to ${MOST}: npm run seed -- --people 2000`);
  return people;
}
