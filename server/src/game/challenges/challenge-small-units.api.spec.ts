import { describe, expect, it } from '@jest/globals';
import type { ChallengePreview } from '@guildhall/shared/game/challenges';

import { council, draftOf, pageOf } from '../../testing/challenge-world.js';
import { app, eachTestHasItsOwnOrganisation } from '../../testing/world.js';

eachTestHasItsOwnOrganisation();

describe('[I7] a unit of fewer than five people', () => {
  it('[small] a unit of fewer than five people is shown inside its parent', async () => {
    const world = await council();
    const department = await world.given.unit('department', await world.given.unit('directorate'));
    const small = await world.given.team(department);
    const sister = await world.given.team(department);
    for (const unit of [small, sister]) await world.given.members(unit, 3);
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, small, sister], world.sponsor);
    const preview = (await manager.post('/api/challenges/preview').send(draft).expect(200)).body;
    expect(preview.units.map(({ unitId }: { unitId: string }) => unitId)).toContain(department.id);
    expect(preview.units.map(({ unitId }: { unitId: string }) => unitId)).not.toContain(small.id);
    expect(preview.warnings.map(({ code }: { code: string }) => code)).toContain('units_under_five');
  });

  it('[small] no choice of units tells in the preview how many are in a small one', async () => {
    const world = await council();
    const department = await world.given.unit('department', await world.given.unit('directorate'));
    const small = await Promise.all([1, 2, 3].map(() => world.given.team(department)));
    for (const [nth, unit] of small.entries()) await world.given.members(unit, 2 + nth);
    const manager = await app.as(world.manager);
    const peopleOf = async (...nths: number[]) => {
      const draft = draftOf(
        nths.map((nth) => small[nth]!),
        world.sponsor,
      );
      const { units } = (await manager.post('/api/challenges/preview').send(draft).expect(200))
        .body as ChallengePreview;
      return units.map(({ unitId, people, planks }) => [unitId, people, planks.length]);
    };
    const whole = [[department.id, 9, 9]];
    expect([await peopleOf(0, 1), await peopleOf(0, 2), await peopleOf(0, 1, 2)]).toEqual([whole, whole, whole]);
  });

  it('[small] nor in a draft, at first or changed', async () => {
    const world = await council();
    const department = await world.given.unit('department', await world.given.unit('directorate'));
    const small = await Promise.all([1, 2, 3].map(() => world.given.team(department)));
    for (const [nth, unit] of small.entries()) await world.given.members(unit, 2 + nth);
    const manager = await app.as(world.manager);
    const draft = draftOf(small.slice(1), world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const shown = async () =>
      (await pageOf(manager, id)).challenge.units.map(({ unitId, people, planks }) => [unitId, people, planks.length]);
    const whole = [[department.id, 9, 9]];
    expect(await shown()).toEqual(whole);
    const units = small.slice(0, 2).map((unit) => unit.id);
    await manager.put(`/api/challenges/${id}`).send({ version: 1, units }).expect(200);
    expect(await shown()).toEqual(whole);
  });
});
