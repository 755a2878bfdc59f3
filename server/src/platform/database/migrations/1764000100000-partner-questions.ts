import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions of partners that wait under a council's own cards, newest first. */
export class PartnerQuestions1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index practice_question_of_partners on practice_question (home_id, asked_at desc, id desc)
      where gone_at is null and home_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_of_partners`);
  }
}
