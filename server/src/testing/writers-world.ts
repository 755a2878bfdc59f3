import { beforeEach } from '@jest/globals';

import type { Actor } from '../platform/actor.js';
import { eachTestHasItsOwnOrganisation, given } from './world.js';

export let author: Actor;
/** Of the author's own team. */
export let mate: Actor;
/** Of another team. */
export let colleague: Actor;

/** Called at the top of a spec file: each of its tests has an author, somebody of their team and somebody of another. */
export function eachTestHasWriters(): void {
  eachTestHasItsOwnOrganisation();
  beforeEach(async () => {
    const team = await given.team();
    author = await given.member(team, { name: 'Ffion Rees' });
    mate = await given.member(team);
    colleague = await given.member(await given.team());
  });
}
