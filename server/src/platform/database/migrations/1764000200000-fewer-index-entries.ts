import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A question and an award are written often: no index holds them that another covers, or that is of reversals only. */
export class FewerIndexEntries1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_by_practice`);
    await runner.query(`alter table points_entry drop constraint points_entry_reversed_once`);
    await runner.query(`
      create unique index points_entry_reversed_once on points_entry (reverses_id) where reverses_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index points_entry_reversed_once`);
    await runner.query(`alter table points_entry add constraint points_entry_reversed_once unique (reverses_id)`);
    await runner.query(
      `create index practice_question_by_practice on practice_question (practice_id) where gone_at is null`,
    );
  }
}
