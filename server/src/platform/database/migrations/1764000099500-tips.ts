import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions under a card that ask for a tip: advice of colleagues to somebody who is stuck. */
export class Tips1764000099500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice_question add column tip boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice_question drop column tip`);
  }
}
