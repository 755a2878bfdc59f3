import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When evidence was given to whom it is named for, when somebody was reminded of it, and when it was passed on (mechanisms §2.3). */
export class EvidenceWaits1764000365000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evidence
        -- since when it waits for this person, where another had been named before
        add column asked_at timestamptz,
        add column reminded_at timestamptz,
        add column passed_on_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table evidence drop column asked_at, drop column reminded_at, drop column passed_on_at`);
  }
}
