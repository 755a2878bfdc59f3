import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided on since a season began is found without reading all that was ever decided on. */
export class VerificationByTime1764000340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index verification_by_time on verification (organisation_id, decided_at) include (contributor_id, decision)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index verification_by_time`);
  }
}
