import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to three questions that the author of a card asks of its readers. */
export class OpenQuestions1764000082000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_question
        -- among the open questions of the card's author; one that a reviewer took away keeps it
        add column open_place integer check (open_place between 1 and 3),
        add constraint practice_question_open_at_home check (open_place is null or home_id is null)`);
    await runner.query(`
      create unique index practice_question_open_places on practice_question (practice_id, open_place)
      where open_place is not null and gone_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_open_places`);
    await runner.query(`alter table practice_question drop column open_place`);
  }
}
