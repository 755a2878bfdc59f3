import { describe, expect, it } from '@jest/globals';
import type { ChallengePage } from '@guildhall/shared/game/challenges';
import type { UnitClosing } from '@guildhall/shared/people/structure';

import type { Actor } from '../../platform/actor.js';
import type { GivenUnit } from '../../testing/given.js';
import { council, draftOf, opened, pageOf } from '../../testing/challenge-world.js';
import { app, eachTestHasItsOwnOrganisation, get, post, posted } from '../../testing/world.js';
import { lockOrganisation } from '../../people/organisation/lock-organisation.js';

eachTestHasItsOwnOrganisation();

async function world() {
  const challengers = await council();
  const { given, ours, theirs } = challengers;
  const admin = await given.member(ours, { grants: [{ role: 'admin', unitId: null }] });
  const [ourDirectorate, ourDepartment] = ours.path as [string, string];
  const theirDepartment = theirs.path[1]!;
  return { ...challengers, admin, ourDirectorate, ourDepartment, theirDepartment };
}

const move = (admin: Actor, unit: string, parentId: string) => post(admin, `structure/${unit}/parent`, { parentId });
const outcomeOf = ({ status, body }: Awaited<ReturnType<typeof move>>) =>
  status === 204 ? 'moved' : (body as { errors: { field: string; code: string; params: object }[] }).errors[0];
const at = (unit: GivenUnit, id: string) => ({ id: unit.id, path: [...unit.path, id] });

describe('[challenges] what counts never changes while one lasts', () => {
  it('no unit moves across the edge of one that takes part, and the refusal names the challenge', async () => {
    const { admin, given, ours, ourDirectorate, ourDepartment, theirDepartment, ...rest } = await world();
    const whole = at(ours, ourDirectorate);
    await opened({ ...rest, given, ours: { ...whole, id: ourDirectorate } }, { mode: 'breadth' });
    const challenge = { field: 'parentId', code: 'challenge_runs', params: { challenge: 'Borrow a good idea' } };
    expect(outcomeOf(await move(admin, ours.id, theirDepartment))).toMatchObject(challenge);
    const other = await given.unit('department', { id: theirDepartment, path: rest.theirs.path.slice(0, 1) });
    expect(outcomeOf(await move(admin, other.id, ourDirectorate))).toMatchObject(challenge);
    expect(outcomeOf(await move(admin, ours.id, ourDirectorate))).toBe('moved');
    expect(outcomeOf(await move(admin, ours.id, ourDepartment))).toBe('moved');
  });

  it('a unit that takes part itself moves with its people, but not to another directorate in a pair', async () => {
    const { ours, theirs, admin, theirDepartment, ...rest } = await world();
    await opened({ ...rest, ours, theirs }, { mode: 'breadth' });
    expect(outcomeOf(await move(admin, ours.id, theirDepartment))).toBe('moved');
    const pair = await world();
    await opened(pair, { mode: 'paired' });
    expect(outcomeOf(await move(pair.admin, pair.ours.id, pair.theirDepartment))).toMatchObject({
      code: 'challenge_runs',
    });
    expect(outcomeOf(await move(pair.admin, pair.ours.id, pair.ourDirectorate))).toBe('moved');
  });

  /** A draft of a team and of another directorate as a whole, which its sponsor has agreed to. */
  async function agreed() {
    const here = await world();
    const [manager, sponsor] = await Promise.all([app.as(here.manager), app.as(here.sponsor)]);
    const around = { id: here.theirs.path[0]! };
    const draft = draftOf([here.ours, around], here.sponsor, { mode: 'breadth' });
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body as { id: string };
    const { version } = await pageOf(sponsor, id);
    await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: true, version }).expect(200);
    const current = (await pageOf(manager, id)).version;
    const schedule = async () => manager.post(`/api/challenges/${id}/schedule`).send({ version: current });
    return { ...here, schedule };
  }
  const within = { field: 'units', code: 'inside_another' };
  const errorsOf = ({ body }: { body: { errors?: object[] } }) => body.errors;

  it('a draft does not go on the calendar with a unit that was moved into another of it', async () => {
    const { admin, ours, theirDepartment, schedule } = await agreed();
    expect(outcomeOf(await move(admin, ours.id, theirDepartment))).toBe('moved');
    expect(errorsOf(await schedule())).toMatchObject([within]);
  });

  it('nor while it is being moved there', async () => {
    const { given, ours, theirs, schedule } = await agreed();
    const asked = await app.database.transaction({}, async (tx) => {
      await lockOrganisation(tx, given.organisationId);
      const path = [...theirs.path.slice(0, 2), ours.id];
      await tx.query(`update unit set parent_id = $2, path = $3 where id = $1`, [ours.id, theirs.path[1], path]);
      const answer = schedule();
      await Promise.race([answer, app.lockWaited()]);
      return { answer };
    });
    expect(errorsOf(await asked.answer)).toMatchObject([within]);
  });

  it('no unit closes that is named by one that is not finished, also by a draft, and the refusal names it', async () => {
    const { admin, given, ours, theirs, manager, sponsor } = await world();
    const close = (unit: GivenUnit) => post(admin, `structure/${unit.id}/close`, { toUnitId: theirs.id });
    const draft = await posted<{ id: string }>(manager, 'challenges', draftOf([ours], sponsor), 201);
    const challenge = { field: 'unit', code: 'challenge_names', params: { challenge: 'Borrow a good idea' } };
    expect(outcomeOf(await close(ours))).toMatchObject(challenge);
    expect((await get<UnitClosing>(admin, `structure/${ours.id}/closing`)).hindrance).toEqual({
      ...{ code: challenge.code, params: challenge.params },
    });
    const { version } = await get<ChallengePage>(manager, `challenges/${draft.id}`);
    await posted(manager, `challenges/${draft.id}/cancel`, { reason: 'The team is dissolved.', version });
    expect(outcomeOf(await close(ours))).toBe('moved');
    expect(await get<ChallengePage>(manager, `challenges/${draft.id}`)).toMatchObject({
      challenge: { units: [{ unitId: ours.id }] },
    });
    const other = await given.team();
    const closed = [{ field: 'units', code: 'unit_closed' }];
    const again = draftOf([ours, other], sponsor);
    expect((await post(manager, 'challenges', again)).body.errors).toMatchObject(closed);
    const { id } = await posted<{ id: string }>(manager, 'challenges', draftOf([other], sponsor), 201);
    const { units } = again;
    const changed = await (await app.as(manager)).put(`/api/challenges/${id}`).send({ version: 1, units });
    expect(changed.body.errors).toMatchObject(closed);
  });

  it('of a challenge that names a unit and the closing of the unit at the same moment one is refused', async () => {
    const { admin, ours, theirs, manager, sponsor } = await world();
    const [made, closed] = await Promise.all([
      post(manager, 'challenges', draftOf([ours], sponsor)),
      post(admin, `structure/${ours.id}/close`, { toUnitId: theirs.id }),
    ]);
    expect([made.status, closed.status].toSorted()).toEqual(made.status === 201 ? [201, 400] : [204, 400]);
  });
});
