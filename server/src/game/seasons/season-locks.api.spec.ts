import { describe, expect, it } from '@jest/globals';

import { app, eachTestHasItsOwnOrganisation, given, post } from '../../testing/world.js';
import { holdEngine } from '../engine/hold-engine.js';
import { followOn } from './next-season.js';

eachTestHasItsOwnOrganisation();

/** Somebody who administers, a team that closes and one that is opened again, and where a team may move. */
async function council() {
  const [from, to] = [await given.unit('department'), await given.unit('department')];
  const [team, other] = [await given.team(from), await given.team(from)];
  const admin = await given.member(to, { grants: [{ role: 'admin', unitId: null }] });
  await post(admin, `structure/${other.id}/close`);
  return { admin, to, team, other };
}

type Council = Awaited<ReturnType<typeof council>>;

/** What waits for the engine while it holds the structure. */
const changes = [
  ['moves', ({ admin, team, to }: Council) => post(admin, `structure/${team.id}/parent`, { parentId: to.id })],
  ['closes', ({ admin, team }: Council) => post(admin, `structure/${team.id}/close`)],
  ['opens again', ({ admin, other }: Council) => post(admin, `structure/${other.id}/open`)],
] as const;

describe('[structure] a unit that waits for the engine', () => {
  it.each(changes)('and %s lets the engine open the next season meanwhile', async (_, change) => {
    const world = await council();
    const { organisationId } = given;
    const answer: Promise<{ status: number }>[] = [];
    await app.database.transaction({}, async (tx) => {
      const zone = await holdEngine(tx, organisationId);
      answer.push(change(world));
      await app.lockWaited();
      await followOn(tx, { organisationId, zone, now: new Date('2026-12-02T09:00:00Z') });
    });
    expect((await Promise.all(answer))[0]).toMatchObject({ status: 204 });
    expect(await seasons()).toEqual([1, 2]);
  });

  it.each(changes)(
    'and %s holds no unit meanwhile: a challenge that names it may be what the engine waits for',
    async (_, change) => {
      const world = await council();
      const answer: Promise<{ status: number }>[] = [];
      await app.database.transaction({}, async (tx) => {
        await holdEngine(tx, given.organisationId);
        answer.push(change(world));
        await app.lockWaited();
        await app.database.query(`select 1 from unit where organisation_id = $1 for share nowait`, [
          given.organisationId,
        ]);
      });
      expect((await Promise.all(answer))[0]).toMatchObject({ status: 204 });
    },
  );
});

async function seasons(): Promise<number[]> {
  const rows = await app.database.query<{ number: number }>(
    `select number from season where organisation_id = $1 order by number`,
    [given.organisationId],
  );
  return rows.map(({ number }) => number);
}
