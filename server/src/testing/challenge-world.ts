import type { ChallengeDraftInput, ChallengePage, ChallengeSnapshot } from '@guildhall/shared/game/challenges';

import { ChallengeClock } from '../game/challenges/challenge-clock.js';
import type { Actor } from '../platform/actor.js';
import { DAY_MS, Given, type GivenUnit, TUESDAY } from './given.js';
import type { TestApp } from './test-app.js';
import { app, clock } from './world.js';

type Agent = Awaited<ReturnType<TestApp['as']>>;
export type Council = Awaited<ReturnType<typeof council>>;

/** A council with two teams of five in different directorates, a manager of the first and a sponsor. */
export async function council() {
  clock.set(TUESDAY);
  const given = await Given.organisation(app.database);
  given.clock.set(TUESDAY);
  const directorate = await given.unit('directorate');
  const ours = await given.team(await given.unit('department', directorate));
  const theirs = await given.team();
  const grants = [{ role: 'manager' as const, unitId: directorate.id }];
  const manager = await given.member(directorate, { grants, name: 'Grace Manager' });
  const sponsor = await given.member(directorate, { name: 'Priya Shah' });
  return {
    given,
    ours,
    theirs,
    manager,
    sponsor,
    members: await given.members(ours, 5),
    others: await given.members(theirs, 5),
  };
}

/** What a manager sends: a challenge of two weeks that begins tomorrow. */
export function draftOf(
  units: readonly Pick<GivenUnit, 'id'>[],
  sponsor: Actor,
  more: Partial<ChallengeDraftInput> = {},
): ChallengeDraftInput {
  return {
    title: { en: 'Borrow a good idea' },
    purpose: { en: 'Using a good idea is worth as much as having one.' },
    sponsorId: sponsor.memberId,
    units: units.map(({ id }) => id),
    activities: ['practice.published', 'question.asked'],
    startsAt: new Date(clock.now().getTime() + DAY_MS).toISOString(),
    endsAt: new Date(clock.now().getTime() + 15 * DAY_MS).toISOString(),
    ...more,
  };
}

export async function pageOf(agent: Agent, id: string): Promise<ChallengePage> {
  return (await agent.get(`/api/challenges/${id}`).expect(200)).body as ChallengePage;
}

/** From draft onto the calendar, through every step a manager and a sponsor take. */
export async function scheduled(world: Council, more: Partial<ChallengeDraftInput> = {}) {
  const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
  const draft = draftOf([world.ours, world.theirs], world.sponsor, more);
  const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body as { id: string };
  let page = await pageOf(sponsor, id);
  await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: true, version: page.version }).expect(200);
  page = await pageOf(manager, id);
  await manager.post(`/api/challenges/${id}/schedule`).send({ version: page.version }).expect(200);
  return { id, manager, sponsor };
}

/** The same, two days on: the clock has opened it. */
export async function opened(world: Council, more: Partial<ChallengeDraftInput> = {}) {
  const challenge = await scheduled(world, more);
  move(world.given, new Date(clock.now().getTime() + 2 * DAY_MS));
  await app.get(ChallengeClock).tick();
  return challenge;
}

export function move(given: Given, to: Date): void {
  clock.set(to);
  given.clock.set(to);
}

export const unitOf = ({ units }: ChallengeSnapshot, { id }: Pick<GivenUnit, 'id'>) =>
  units.find(({ unitId }) => unitId === id)!;
