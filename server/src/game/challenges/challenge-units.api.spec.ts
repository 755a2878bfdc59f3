import { describe, expect, it } from '@jest/globals';
import type { MigrationInterface } from 'typeorm';

import { UnitsApart1764000180000 } from '../../platform/database/migrations/1764000180000-units-apart.js';
import { OnlyShownUnits1764000280000 } from '../../platform/database/migrations/1764000280000-only-shown-units.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS } from '../../testing/given.js';
import { council, draftOf, move, opened } from '../../testing/challenge-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { ChallengeClock } from './challenge-clock.js';

eachTestHasItsOwnOrganisation();

const later = (days: number) => new Date(clock.now().getTime() + days * DAY_MS);

describe('[apart] of two units, one inside the other,', () => {
  it('one is chosen, in a new challenge or a changed one', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const directorate = { id: world.ours.path[0]! };
    const nested = draftOf([directorate, world.theirs, world.ours], world.sponsor);
    const nameOf = async ({ id }: { id: string }) =>
      (await app.database.query<{ name: string }>(`select name from unit where id = $1`, [id]))[0]!.name;
    await app.database.query(`update unit set name_cy = 'Llyfrgelloedd' where id = $1`, [world.ours.id]);
    const outer = await nameOf(directorate);
    const params = { inner: await nameOf(world.ours), innerCy: 'Llyfrgelloedd', outer, outerCy: outer };
    const fault = { errors: [{ field: 'units', code: 'inside_another', params }] };
    expect((await manager.post('/api/challenges').send(nested).expect(400)).body).toMatchObject(fault);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    await app.database.query(`update unit set name_cy = 'Cymunedau' where id = $1`, [directorate.id]);
    const changed = await manager.put(`/api/challenges/${id}`).send({ version: 1, units: nested.units }).expect(400);
    expect(changed.body).toMatchObject({
      errors: [{ ...fault.errors[0], params: { ...params, outerCy: 'Cymunedau' } }],
    });
  });

  it('the outer one stays in challenges from before that rule; what has settled stays as it was', async () => {
    const world = await council();
    const { id: settled, manager } = await opened(world);
    move(world.given, later(16));
    await app.get(ChallengeClock).tick();
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id: coming } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const department = world.ours.path[1]!;
    for (const id of [settled, coming])
      await app.database.query(
        `insert into challenge_unit (challenge_id, unit_id, organisation_id, shown_as) values ($1, $2, $3, $2)`,
        [id, department, world.given.organisationId],
      );
    await migrated(new UnitsApart1764000180000());
    const chosen = async (id: string) => {
      const rows = await app.database.query<{ id: string }>(
        `select unit_id as id from challenge_unit where challenge_id = $1`,
        [id],
      );
      return new Set(rows.map((unit) => unit.id));
    };
    expect(await chosen(coming)).toEqual(new Set([department, world.theirs.id]));
    expect(await chosen(settled)).toEqual(new Set([department, world.ours.id, world.theirs.id]));
  });

  it('the inner one goes from the board of an open challenge, too', async () => {
    const world = await council();
    const { organisationId } = world.given;
    const { id } = await opened(world);
    await done(world.given, world.members[0]!, 'question.asked', { question: newId() });
    for (const one of world.others.slice(0, 2)) await done(world.given, one, 'question.asked', { question: newId() });
    await app.engineDone(organisationId);
    const department = world.ours.path[1]!;
    await app.database.query(
      `insert into challenge_unit (challenge_id, unit_id, organisation_id, shown_as) values ($1, $2, $3, $2)`,
      [id, department, organisationId],
    );
    await migrated(new UnitsApart1764000180000());
    const board = async () => {
      const query = (sql: string) => app.database.query<{ id: string; subjects: number }>(sql, [id]);
      return {
        standings: await query(
          `select s.subject_id as id, s.score from board b join standing s on s.board_id = b.id
           where b.span_id = $1 order by b.id, s.score, 1`,
        ),
        places: await query(
          `select b.id, r.level, r.bucket, r.subjects from board b join rank_bucket r on r.board_id = b.id
           where b.span_id = $1 and r.subjects > 0 order by 1, 2, 3`,
        ),
      };
    };
    expect((await board()).standings.map((unit) => unit.id)).toEqual([world.ours.id, world.theirs.id]);
    await migrated(new OnlyShownUnits1764000280000());
    const { standings, places } = await board();
    expect(standings.map((unit) => unit.id)).toEqual([world.theirs.id]);
    expect(places.map(({ subjects }) => subjects)).toEqual([1, 1]);
    await migrated(new OnlyShownUnits1764000280000());
    expect(await board()).toEqual({ standings, places });
  });
});

async function migrated(migration: MigrationInterface): Promise<void> {
  const runner = app.database.source.createQueryRunner();
  await migration.up(runner).finally(() => runner.release());
}
