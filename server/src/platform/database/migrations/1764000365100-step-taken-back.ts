import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why somebody took back what they had done for a step, where they were asked (mechanisms §2.3). */
export class StepTakenBack1764000365100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table step_contribution add column take_back_reason text,
        add constraint step_contribution_reason check (take_back_reason is null or taken_back_at is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table step_contribution drop column take_back_reason`);
  }
}
