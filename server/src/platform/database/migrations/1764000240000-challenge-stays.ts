import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers with whose stays a unit of a challenge was reckoned, so that the clock sees who left, too. */
export class ChallengeStays1764000240000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table challenge_unit add stays text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table challenge_unit drop stays`);
  }
}
