import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports about questions and answers under a card. */
export class ReportQuestions1764000088000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Rows of partner councils stand under the same card, so the card ties a report to them, and not the council.
    await runner.query(`
      alter table practice_question add constraint practice_question_of_practice unique (practice_id, id)`);
    await runner.query(
      `alter table practice_answer add constraint practice_answer_of_question unique (question_id, id)`,
    );
    await runner.query(`
      alter table practice_report
        add column question_id uuid,
        -- an answer to that question
        add column answer_id uuid,
        add constraint practice_report_question foreign key (practice_id, question_id)
          references practice_question (practice_id, id),
        add constraint practice_report_answer foreign key (question_id, answer_id)
          references practice_answer (question_id, id),
        add constraint practice_report_of_one_thing check (
          (comment_id is null or question_id is null) and (answer_id is null or question_id is not null))`);
    await runner.query(`drop index practice_report_once`);
    await runner.query(`
      create unique index practice_report_once on practice_report (practice_id, comment_id, question_id, answer_id, by_id)
      nulls not distinct where decision is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from practice_report where question_id is not null`);
    await runner.query(`drop index practice_report_once`);
    await runner.query(`alter table practice_report drop constraint practice_report_of_one_thing`);
    await runner.query(`alter table practice_report drop column answer_id, drop column question_id`);
    await runner.query(`
      create unique index practice_report_once on practice_report (practice_id, comment_id, by_id)
      nulls not distinct where decision is null`);
    await runner.query(`alter table practice_answer drop constraint practice_answer_of_question`);
    await runner.query(`alter table practice_question drop constraint practice_question_of_practice`);
  }
}
