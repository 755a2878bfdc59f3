import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looks after a practice card and whether it still holds, reports to reviewers, and the audit trail. */
export class Care1763900092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice
        -- who looks after it; null while that is its author
        add column owner_id uuid,
        -- when somebody last said that it still holds, without changing it
        add column checked_at timestamptz,
        -- when its owner was last asked whether it does
        add column nudged_at timestamptz,
        add constraint practice_owner foreign key (organisation_id, owner_id) references member (organisation_id, id)`);
    await runner.query(`
      create index practice_to_check on practice ((greatest(changed_at, checked_at))) where state = 'published'`);
    await this.handovers(runner);
    await this.reports(runner);
    await this.audit(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_event', 'practice_report', 'practice_handover']) {
      await runner.query(`drop table ${table}`);
    }
    await runner.query(`drop index practice_to_check`);
    await runner.query(`
      alter table practice drop column owner_id, drop column checked_at, drop column nudged_at`);
  }

  private async handovers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_handover (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        by_id uuid not null,
        to_id uuid not null,
        offered_at timestamptz not null,
        answered_at timestamptz,
        answer text check (answer in ('accepted', 'declined', 'withdrawn')),
        constraint practice_handover_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_handover_by foreign key (organisation_id, by_id) references member (organisation_id, id),
        constraint practice_handover_to foreign key (organisation_id, to_id) references member (organisation_id, id),
        constraint practice_handover_answered check ((answer is null) = (answered_at is null))
      )`);
    await runner.query(`
      create unique index practice_handover_one_open on practice_handover (practice_id) where answer is null`);
  }

  private async reports(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_report (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        -- what was said under the card; null for the card itself
        comment_id uuid,
        by_id uuid not null,
        reason text not null check (reason <> ''),
        at timestamptz not null,
        decided_at timestamptz,
        decided_by uuid,
        decision text check (decision in ('keep', 'hide')),
        decision_reason text check (decision_reason <> ''),
        constraint practice_report_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_report_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (organisation_id, practice_id, id),
        constraint practice_report_by foreign key (organisation_id, by_id) references member (organisation_id, id),
        constraint practice_report_decided_by foreign key (organisation_id, decided_by)
          references member (organisation_id, id),
        constraint practice_report_decided check ((decision is null) = (decided_at is null)
          and (decision is null) = (decided_by is null) and (decision is null) = (decision_reason is null))
      )`);
    await runner.query(`
      create unique index practice_report_once on practice_report (practice_id, comment_id, by_id)
      nulls not distinct where decision is null`);
    await runner.query(`
      create index practice_report_waiting on practice_report (organisation_id, at, id) where decision is null`);
  }

  private async audit(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_event (
        id uuid primary key,
        organisation_id uuid not null,
        actor_id uuid not null,
        action text not null check (action <> ''),
        target_kind text not null,
        target_id uuid not null,
        -- what it was called then
        target_name text not null,
        reason text,
        -- SHA-256 of what it was before and after; null where there was or is nothing
        before_hash text check (before_hash ~ '^[0-9a-f]{64}$'),
        after_hash text check (after_hash ~ '^[0-9a-f]{64}$'),
        at timestamptz not null,
        constraint audit_event_actor foreign key (organisation_id, actor_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index audit_event_newest on audit_event (organisation_id, at desc, id desc)`);
    await runner.query(`create index audit_event_by_target on audit_event (target_id)`);
    await runner.query(`
      create trigger audit_event_append_only before update or delete on audit_event
      for each row execute function refuse_change()`);
  }
}
