import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing asks for points by season and rule, so every entry would be written into this index in vain. */
export class LeanLedger1764000150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index points_entry_by_season`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create index points_entry_by_season on points_entry (season_id, rule)`);
  }
}
