import type { MergePreview, WouldMerge } from '@guildhall/shared/outbound/merging';
import { beforeEach, expect } from '@jest/globals';

import { RebuildStandings } from '../game/boards/rebuild-standings.command.js';
import { SeasonClock } from '../game/seasons/season-clock.js';
import type { Actor } from '../platform/actor.js';
import type { GivenUnit } from './given.js';
import { projections, wrongs } from './life-told.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post, posted } from './world.js';

/** Two teams of one department, of six or more. */
export let team: GivenUnit;
export let other: GivenUnit;
export let admin: Actor;
export let gwen: Actor;
/** Gwen once more, in the other team. */
export let double: Actor;
/** Of the other team. */
export let bob: Actor;

export const reason = 'The list named her twice.';

/** Called at the top of a spec file: each of its tests has an organisation of its own, in which Gwen Rees stands twice. */
export function eachTestHasGwenTwice(): void {
  eachTestHasItsOwnOrganisation();
  beforeEach(async () => {
    given.clock.set(clock.now());
    const department = await given.unit('department', await given.unit('directorate'));
    [team, other] = [await given.team(department), await given.team(department)];
    gwen = await given.member(team, { name: 'Gwen Rees' });
    double = await given.member(other, { name: 'G. Rees' });
    bob = await given.member(other, { name: 'Bob Lewis' });
    admin = await given.member(await given.team(), { name: 'Ada Lowe', grants: [{ role: 'admin', unitId: null }] });
    await given.members(team, 5);
    await given.members(other, 5);
  });
}

export const would = (actor = admin, stays = gwen, goes = double) =>
  get<WouldMerge>(actor, `people/${stays.memberId}/merging/${goes.memberId}`);

/** What asking for it as it was seen is answered. */
export async function asked(stays = gwen, goes = double) {
  const path = `people/${stays.memberId}/merging`;
  const { body } = await (await app.as(admin)).get(`/api/${path}/${goes.memberId}`);
  const seen = (body as Partial<WouldMerge>).would?.seen ?? 'nothing';
  return post(admin, path, { goesId: goes.memberId, seen, reason });
}

/** The two are brought together, as it was seen. */
export async function merge(stays = gwen, goes = double, address: 'stays' | 'goes' = 'stays'): Promise<MergePreview> {
  await counted();
  const preview = (await would(admin, stays, goes)).would!;
  const body = { goesId: goes.memberId, address, seen: preview.seen, reason };
  await posted(admin, `people/${stays.memberId}/merging`, body, 204);
  await counted();
  return preview;
}

/** The engine is through, and people are counted where they sit. */
export async function counted(): Promise<void> {
  await app.engineDone(given.organisationId);
  await app.get(SeasonClock).recount(given.organisationId);
}

export function later(minutes: number): void {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  given.clock.set(clock.now());
}

/** Lines of somebody's ledger, in their order. */
export async function lines({ memberId }: Actor): Promise<string[]> {
  const rows = await app.database.query<{ line: string }>(
    `select rule || ' ' || points as line from points_entry where member_id = $1 order by seq`,
    [memberId],
  );
  return rows.map(({ line }) => line);
}

/** What stands is what a rebuild from the ledger comes to, and nothing in the ledger is wrong. */
export async function standsAsRebuilt(): Promise<void> {
  const { organisationId } = given;
  const live = await projections(app.database, organisationId);
  await app.get(RebuildStandings).execute(organisationId, 7);
  expect(await projections(app.database, organisationId)).toEqual(live);
  for (const [rule, rows] of Object.entries(await wrongs(app.database, organisationId)))
    expect([rule, rows]).toEqual([rule, []]);
}
