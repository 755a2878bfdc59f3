import { beforeEach } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { Report } from '@guildhall/shared/work/practice-care';

import type { Actor } from '../platform/actor.js';
import { cardText, givenCard } from './given-practices.js';
import { app, eachTestHasItsOwnOrganisation, given } from './world.js';

export let author: Actor;
export let dev: Actor;
export let mair: Actor;
export let reviewer: Actor;
export let admin: Actor;
export let card: string;

/** Called at the top of a spec file: each of its tests has a card of Ffion Rees, and those who may care for it. */
export function eachTestHasACard(): void {
  eachTestHasItsOwnOrganisation();
  beforeEach(async () => {
    author = await given.member(await given.team(), { name: 'Ffion Rees' });
    dev = await given.member(await given.team(), { name: 'Dev Anand' });
    mair = await given.member(await given.team(), { name: 'Mair Ellis' });
    reviewer = await given.member(await given.team(), { name: 'Rhys', grants: [{ role: 'reviewer', unitId: null }] });
    admin = await given.member(await given.team(), { name: 'Ada', grants: [{ role: 'admin', unitId: null }] });
    card = await givenCard(app, author);
  });
}

export const save = async (actor: Actor, basedOn: number, changes: Parameters<typeof cardText>[1]) =>
  (await app.as(actor)).put(`/api/practices/${card}/text`).send({ basedOn, text: cardText(author, changes) });
export const notices = async (actor: Actor) => {
  const { body } = await (await app.as(actor)).get('/api/me/notices').expect(200);
  return (body as Notices).notices
    .filter(({ kind }) => kind !== 'first')
    .map(({ kind, params }) => ({ kind, ...params }));
};
export const trail = async (actor: Actor = admin, query = '') =>
  ((await (await app.as(actor)).get(`/api/audit${query}`).expect(200)).body as AuditTrail).events;
export const reports = async (actor: Actor) =>
  (await (await app.as(actor)).get('/api/practice-reports').expect(200)).body as Report[];
