import { beforeEach } from '@jest/globals';

import type { Actor } from '../platform/actor.js';
import type { GivenUnit } from './given.js';
import { app, eachTestHasItsOwnOrganisation, given } from './world.js';

export let directorate: GivenUnit;
export let team: GivenUnit;
export let author: Actor;
export let buddy: Actor;
/** Of the author's team. */
export let mate: Actor;
/** Of another team of the department. */
export let nextDoor: Actor;
/** Of another directorate, and an administrator. */
export let faraway: Actor;

/** An author with those who are ever further away from them. */
export function eachTestHasNeighbours(): void {
  eachTestHasItsOwnOrganisation();
  beforeEach(async () => {
    directorate = await given.unit('directorate');
    const department = await given.unit('department', directorate);
    team = await given.unit('team', department);
    author = await given.member(team, { name: 'Ffion Rees' });
    mate = await given.member(team);
    nextDoor = await given.member(await given.unit('team', department), { name: 'Moira Penhale' });
    faraway = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    buddy = await given.member(await given.team());
  });
}

export const send = async (actor: Actor, path: string, body: object = {}) =>
  (await app.as(actor)).post(`/api/practices/${path}`).send(body);
