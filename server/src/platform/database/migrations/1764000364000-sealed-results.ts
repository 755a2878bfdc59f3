import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a season came to is sealed as it closes, and what the last look at the standings found is kept. */
export class SealedResults1764000364000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The SHA-256 of its result, and the last ledger entry that is in it; null for seasons closed before there were seals.
    await runner.query(`alter table season add column result_hash text, add column last_entry bigint`);
    await runner.query(`
      create table standings_check (
        organisation_id uuid primary key references organisation,
        checked_at timestamptz not null,
        differences jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table standings_check`);
    await runner.query(`alter table season drop column result_hash, drop column last_entry`);
  }
}
