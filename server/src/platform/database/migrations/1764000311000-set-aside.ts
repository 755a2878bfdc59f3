import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An activity that the engine cannot handle is set aside, so that the others of its organisation do not wait for it. */
export class SetAside1764000311000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table pending_activity add column set_aside_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table pending_activity drop column set_aside_at`);
  }
}
