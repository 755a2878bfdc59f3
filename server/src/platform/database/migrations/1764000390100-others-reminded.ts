import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the others of a party were reminded that something was offered for all of them. */
export class OthersReminded1764000390100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table step_contribution add column others_reminded_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table step_contribution drop column others_reminded_at`);
  }
}
