import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only questions that were ever answered are found by spelling, so that asking costs no entries for the letters of each. */
export class AnsweredQuestions1764000220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_by_spelling`);
    await runner.query(`alter table practice_question add column answered boolean not null default false`);
    await runner.query(`
      update practice_question set answered = true where id in (select question_id from practice_answer)`);
    await runner.query(`
      create index practice_question_by_spelling on practice_question using gin (plain(text) gin_trgm_ops)
      where answered and gone_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_by_spelling`);
    await runner.query(`alter table practice_question drop column answered`);
    await runner.query(`
      create index practice_question_by_spelling on practice_question using gin (plain(text) gin_trgm_ops)
      where gone_at is null`);
  }
}
