import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions are found by what somebody types who is about to ask the same. */
export class QuestionsBySpelling1764000099000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index practice_question_by_spelling on practice_question using gin (plain(text) gin_trgm_ops)
      where gone_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_by_spelling`);
  }
}
