import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A common goal counts deeds that were paid; challenges that run have counted the others, too. */
export class PaidDeeds1764000312000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update challenge_points p set times = (
        select count(distinct a.id) from points_entry e join activity a on a.id = e.activity_id
        where e.member_id = p.member_id and e.unit_id = p.unit_id and e.kind = 'award' and e.points > 0
          and not exists (select 1 from points_entry r where r.reverses_id = e.id)
          and a.occurred_at >= c.starts_at and a.occurred_at < c.ends_at
          and (a.kind = any(c.activities) or a.kind = 'quest.completed' and a.data->>'quest' = any(c.quests)))
      from challenge c
      where c.id = p.challenge_id and c.goal = 'sum' and c.state in ('scheduled', 'open', 'settling')`);
    // Whoever looks for rosters that changed reckons these units anew.
    await runner.query(`
      update challenge_unit cu set stays = null from challenge c
      where c.id = cu.challenge_id and c.goal = 'sum' and c.state = 'open'`);
  }

  async down(): Promise<void> {
    // Nothing to undo: how often something was done for nothing is counted nowhere.
  }
}
