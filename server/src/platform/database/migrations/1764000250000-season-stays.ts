import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers of whose stays a unit's counters are, so that a season sees everyone who came, went or came back. */
export class SeasonStays1764000250000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table unit_season add stays numeric`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table unit_season drop stays`);
  }
}
