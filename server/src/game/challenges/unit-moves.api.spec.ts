import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import type { GivenUnit } from '../../testing/given.js';
import { council, opened } from '../../testing/challenge-world.js';
import { eachTestHasItsOwnOrganisation, post } from '../../testing/world.js';

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
});
