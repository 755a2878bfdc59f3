import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers that a challenge was put on the calendar, so that one discarded before stays with its people. */
export class ChallengeScheduled1764000210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table challenge add column scheduled_at timestamptz`);
    await runner.query(`
      update challenge c set scheduled_at = created_at
      where state in ('scheduled', 'open', 'settling', 'settled')
         or (state = 'cancelled' and exists (select 1 from challenge_points p where p.challenge_id = c.id))`);
    await runner.query(`
      alter table challenge add constraint challenge_scheduled
      check (state in ('draft', 'sponsor_accepted', 'cancelled') or scheduled_at is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table challenge drop column scheduled_at`);
  }
}
