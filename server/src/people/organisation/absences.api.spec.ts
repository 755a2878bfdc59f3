import { describe, expect, it } from '@jest/globals';
import type { PeoplePage } from '@guildhall/shared/people/people';

import type { Actor } from '../../platform/actor.js';
import { DAY_MS, Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post, posted } from '../../testing/world.js';

eachTestHasItsOwnOrganisation();

async function council(): Promise<{ team: GivenUnit; admin: Actor; someone: Actor }> {
  const team = await given.team();
  const admin = await given.member(team, { name: 'Ann Admin', grants: [{ role: 'admin', unitId: null }] });
  return { team, admin, someone: await given.member(team, { name: 'Mair Long' }) };
}

const absenceOf = async (admin: Actor) =>
  (await get<PeoplePage>(admin, 'people?search=mair')).people.map(({ absence }) => absence)[0];

describe('[people] long absence', () => {
  it('is recorded by its days, changed, and ended, each time in the audit trail', async () => {
    const { admin, someone } = await council();
    const at = (what: string) => `people/${someone.memberId}/${what}`;
    expect(await absenceOf(admin)).toBeNull();
    await posted(admin, at('absence'), { from: '2026-09-01', until: '2027-03-31' }, 204);
    expect(await absenceOf(admin)).toEqual({ from: '2026-09-01', until: '2027-03-31' });
    await posted(admin, at('absence'), { from: '2026-09-02' }, 204);
    expect(await absenceOf(admin)).toEqual({ from: '2026-09-02', until: null });
    await posted(admin, at('back'), {}, 204);
    expect(await absenceOf(admin)).toBeNull();
    expect(await posted(admin, at('back'), {}, 409)).toMatchObject({ code: 'not_in_this_state' });
    const { events } = await get<{ events: { action: string; target: object }[] }>(admin, 'audit');
    const target = { kind: 'member', id: someone.memberId, name: 'Mair Long' };
    expect(events.map((event) => [event.action, event.target])).toEqual([
      ['absence_ended', target],
      ['absence_recorded', target],
      ['absence_recorded', target],
    ]);
  });

  it('holds to the end of its last day where the organisation is, and one to come can be taken back', async () => {
    const { admin, someone } = await council();
    const today = TUESDAY.toISOString().slice(0, 10);
    await posted(admin, `people/${someone.memberId}/absence`, { from: today, until: today }, 204);
    expect(await absenceOf(admin)).toEqual({ from: today, until: today });
    clock.set(new Date(TUESDAY.getTime() + DAY_MS));
    expect(await absenceOf(admin)).toBeNull();
    await posted(admin, `people/${someone.memberId}/absence`, { from: '2099-01-01' }, 204);
    await posted(admin, `people/${someone.memberId}/back`, {}, 204);
    expect(await absenceOf(admin)).toBeNull();
  });

  it('has days that make sense', async () => {
    const { admin, someone } = await council();
    const refused = async (body: object) => (await post(admin, `people/${someone.memberId}/absence`, body)).body.errors;
    expect(await refused({ from: 'soon' })).toMatchObject([{ field: 'from' }]);
    expect(await refused({ from: '2026-12-01', until: '2026-11-01' })).toMatchObject([{ field: 'until' }]);
    expect(await refused({ from: '2020-01-01', until: '2020-02-01' })).toMatchObject([
      { field: 'until', code: 'past' },
    ]);
    expect(await absenceOf(admin)).toBeNull();
  });

  it('is for administrators of the own organisation alone', async () => {
    const { team, admin, someone } = await council();
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: team.path[0]! }] });
    for (const other of [manager, someone]) {
      await posted(other, `people/${someone.memberId}/absence`, { from: '2026-09-01' }, 403);
      await posted(other, `people/${someone.memberId}/back`, {}, 403);
    }
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    await posted(admin, `people/${stranger.memberId}/absence`, { from: '2026-09-01' }, 404);
    expect(await absenceOf(admin)).toBeNull();
  });
});
