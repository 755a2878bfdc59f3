import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people of a circle think is not right in it, for reviewers to decide. */
export class CircleReports1764000170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table circle_report (
        id uuid primary key,
        organisation_id uuid not null,
        post_id uuid not null,
        by_id uuid not null,
        reason text not null check (reason <> ''),
        at timestamptz not null,
        decided_at timestamptz,
        decided_by uuid,
        decision text check (decision in ('keep', 'hide')),
        decision_reason text check (decision_reason <> ''),
        constraint circle_report_post foreign key (organisation_id, post_id) references circle_post (organisation_id, id),
        constraint circle_report_by foreign key (organisation_id, by_id) references member (organisation_id, id),
        constraint circle_report_decided_by foreign key (organisation_id, decided_by) references member (organisation_id, id),
        constraint circle_report_decided check ((decision is null) = (decided_at is null)
          and (decision is null) = (decided_by is null) and (decision is null) = (decision_reason is null))
      )`);
    await runner.query(
      `create unique index circle_report_once on circle_report (post_id, by_id) where decision is null`,
    );
    await runner.query(
      `create index circle_report_waiting on circle_report (organisation_id, at) where decision is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table circle_report`);
  }
}
