import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps with a department what its people who moved inside it would count twice; finds them among the few stays that ended. */
export class SeasonMovers1764000260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table unit_season add counted_twice jsonb`);
    await runner.query(`create index membership_ended on membership (unit_id) where upper(during) is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index membership_ended`);
    await runner.query(`alter table unit_season drop counted_twice`);
  }
}
