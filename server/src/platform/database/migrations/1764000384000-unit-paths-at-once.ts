import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lies below a unit is looked up with every batch, and units are seldom written: their index takes new ones at once. A
 * list of what it has yet to take is read through with each look, until a vacuum comes by.
 */
export class UnitPathsAtOnce1764000384000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter index unit_by_path set (fastupdate = off)`);
    await runner.query(`select gin_clean_pending_list('unit_by_path')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter index unit_by_path reset (fastupdate)`);
  }
}
