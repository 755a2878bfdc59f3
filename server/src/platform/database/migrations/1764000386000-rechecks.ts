import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes drawn by lot to be looked at once more, and who is asked to (scoring §3.5). */
export class Rechecks1764000386000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recheck (
        id uuid primary key,
        organisation_id uuid not null,
        -- what came of a practice, or what somebody confirmed
        reuse_id uuid,
        evidence_id uuid,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        drawn_at timestamptz not null,
        answered_by uuid,
        finding text check (finding in ('holds', 'partly', 'not')),
        note text check (note <> ''),
        -- without a finding nobody looked in time
        closed_at timestamptz,
        constraint recheck_of_organisation unique (organisation_id, id),
        constraint recheck_reuse foreign key (organisation_id, reuse_id) references practice_reuse (organisation_id, id),
        constraint recheck_evidence foreign key (organisation_id, evidence_id) references evidence (organisation_id, id),
        constraint recheck_recorded_by foreign key (organisation_id, recorded_by) references member (organisation_id, id),
        constraint recheck_answered_by foreign key (organisation_id, answered_by) references member (organisation_id, id),
        constraint recheck_of_one check (num_nonnulls(reuse_id, evidence_id) = 1),
        constraint recheck_reuse_once unique (reuse_id),
        constraint recheck_evidence_once unique (evidence_id),
        constraint recheck_never_own check (answered_by <> recorded_by),
        constraint recheck_answered check (
          (finding is null) = (answered_by is null) and (finding is null or closed_at is not null)
          and (note is null or finding is not null) and (finding = 'holds' or finding is null or note is not null))
      )`);
    await runner.query(`create index recheck_open on recheck (organisation_id, drawn_at) where closed_at is null`);
    await runner.query(`create index recheck_by_time on recheck (organisation_id, recorded_at)`);
    await runner.query(`create index recheck_by_recorder on recheck (recorded_by, closed_at)`);
    await runner.query(`
      create table recheck_ask (
        recheck_id uuid not null,
        member_id uuid not null,
        organisation_id uuid not null,
        asked_at timestamptz not null,
        reminded_at timestamptz,
        -- answered, given to somebody else, or over
        ended_at timestamptz,
        primary key (recheck_id, member_id),
        constraint recheck_ask_of foreign key (organisation_id, recheck_id)
          references recheck (organisation_id, id) on delete cascade,
        constraint recheck_ask_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    // One person is asked at a time, and nobody about two at once.
    await runner.query(`create unique index recheck_ask_one on recheck_ask (recheck_id) where ended_at is null`);
    await runner.query(`create unique index recheck_ask_of_member on recheck_ask (member_id) where ended_at is null`);
    await runner.query(`
      create table recheck_draw (
        organisation_id uuid primary key references organisation (id),
        -- what was recorded up to then had its lot drawn
        until timestamptz not null
      )`);
    await runner.query(
      `create index activity_tried on activity (organisation_id, recorded_at) where kind = 'practice.tried'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index activity_tried`);
    await runner.query(`drop table recheck_draw, recheck_ask, recheck`);
  }
}
