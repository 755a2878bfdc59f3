import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A challenge counts for the season in which it ended: it settles later, often in the rest week after it. */
export class ChallengeEnded1764000310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table challenge_outcome add column ended_at timestamptz`);
    await runner.query(
      `update challenge_outcome o
       set ended_at = coalesce((select c.ends_at from challenge c where c.id = o.challenge_id), o.settled_at)`,
    );
    await runner.query(`alter table challenge_outcome alter column ended_at set not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table challenge_outcome drop column ended_at`);
  }
}
