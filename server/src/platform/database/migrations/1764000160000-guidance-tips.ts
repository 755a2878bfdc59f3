import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversations beside guidance that ask for a tip: advice of colleagues to somebody who is stuck. */
export class GuidanceTips1764000160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table guidance_thread add column tip boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table guidance_thread drop column tip`);
  }
}
