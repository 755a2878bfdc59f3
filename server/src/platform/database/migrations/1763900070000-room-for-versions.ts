import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Leaves room beside each card for its next version: with every question a card's version grows, and on a full page that
 * would write all of its indexes anew, those over its words among them.
 */
export class RoomForVersions1763900070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice set (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice reset (fillfactor)`);
  }
}
