import { beforeEach, expect } from '@jest/globals';

import type { Actor } from '../platform/actor.js';
import { Given } from './given.js';
import { givenPicture } from './given-pictures.js';
import { givenCard } from './given-practices.js';
import { app, eachTestHasItsOwnOrganisation, given, post } from './world.js';

/** The council whose card it is. */
export let home: Given;
export let partner: Given;
export let author: Actor;
export let homeAdmin: Actor;
export let partnerAdmin: Actor;
export let adopter: Actor;
export let outsider: Actor;

/** Called at the top of a spec file: each of its tests has two councils that may share, and somebody of a third. */
export function eachTestHasTwoCouncils(): void {
  eachTestHasItsOwnOrganisation();
  beforeEach(async () => {
    const admin = { grants: [{ role: 'admin' as const, unitId: null }] };
    home = given;
    author = await home.member(await home.team(), { name: 'Ffion Rees' });
    homeAdmin = await home.member(await home.team(), admin);
    partner = await Given.organisation(app.database);
    await app.database.query(`update organisation set name = 'Porthaven Council' where id = $1`, [
      partner.organisationId,
    ]);
    adopter = await partner.member(await partner.team(), { name: 'Sam Okoro' });
    partnerAdmin = await partner.member(await partner.team(), admin);
    const elsewhere = await Given.organisation(app.database);
    outsider = await elsewhere.member(await elsewhere.team());
  });
}

export const join = async (admin: Actor, network: boolean) =>
  (await app.as(admin)).patch('/api/organisation/settings').send({ network }).expect(200);
export const finds = async (actor: Actor, query = '') =>
  (await (await app.as(actor)).get(`/api/practices?${query}`).expect(200)).body.entries;
export const opens = async (actor: Actor, id: string) =>
  (await (await app.as(actor)).get(`/api/practices/${id}`)).status;

export async function sendPicture(actor: Actor): Promise<string> {
  const request = (await app.as(actor)).post('/api/media').field({ alt: 'The map' });
  const file = { filename: 'map.png', contentType: 'image/png' };
  return (await request.attach('file', await givenPicture(30, 20).png(), file)).body.id;
}

export async function shared(): Promise<string> {
  await join(homeAdmin, true);
  await join(partnerAdmin, true);
  const id = await givenCard(app, author);
  expect((await post(author, `practices/${id}/widen`, { audience: 'network' })).status).toBe(204);
  return id;
}
