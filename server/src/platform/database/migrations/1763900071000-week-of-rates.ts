import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers of which week a season's rates are, so that each week's end takes them once. */
export class WeekOfRates1763900071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table season add column priors_week text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table season drop column priors_week`);
  }
}
