import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'verification',
  'evidence',
  'step_confirmation',
  'step_contribution',
  'quest_step_progress',
  'quest_run_member',
  'quest_run',
  'quest_version',
  'quest',
];

/** Quests with their versions, the runs of members and parties, what was done for each step, and who confirmed it. */
export class Quests1763900030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.definitions(runner);
    await this.runs(runner);
    await this.contributions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table quest drop constraint quest_current`);
    for (const table of tables) await runner.query(`drop table ${table}`);
    await runner.query(`drop function keep_published_quest`);
  }

  private async definitions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quest (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        -- the version that is offered now; null before the first publication
        current_version integer,
        created_by uuid not null,
        created_at timestamptz not null,
        retired_at timestamptz,
        constraint quest_of_organisation unique (organisation_id, id),
        constraint quest_slug unique (organisation_id, slug),
        constraint quest_author foreign key (organisation_id, created_by) references member (organisation_id, id)
      )`);
    await runner.query(`
      create table quest_version (
        id uuid primary key,
        organisation_id uuid not null,
        quest_id uuid not null,
        number integer not null check (number > 0),
        definition jsonb not null,
        written_by uuid not null,
        written_at timestamptz not null,
        published_at timestamptz,
        -- counts the savings of a draft, so that nobody overwrites what they have not seen
        saved integer not null default 1,
        constraint quest_version_of_organisation unique (organisation_id, id),
        constraint quest_version_of_quest foreign key (organisation_id, quest_id) references quest (organisation_id, id),
        constraint quest_version_author foreign key (organisation_id, written_by) references member (organisation_id, id),
        constraint quest_version_number unique (quest_id, number)
      )`);
    await runner.query(
      `create unique index quest_version_one_draft on quest_version (quest_id) where published_at is null`,
    );
    await runner.query(`
      alter table quest add constraint quest_current
      foreign key (id, current_version) references quest_version (quest_id, number)`);
    await runner.query(`
      create function keep_published_quest() returns trigger language plpgsql as $$
      begin
        if old.published_at is not null then
          raise exception 'a published quest version is immutable';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$`);
    await runner.query(`
      create trigger quest_version_immutable before update or delete on quest_version
      for each row execute function keep_published_quest()`);
  }

  private async runs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quest_run (
        id uuid primary key,
        organisation_id uuid not null,
        quest_id uuid not null,
        version_id uuid not null,
        company text not null check (company in ('alone', 'with_one', 'party')),
        state text not null check (state in
          ('offered', 'in_progress', 'set_aside', 'submitted', 'returned', 'completed', 'withdrawn')),
        started_by uuid not null,
        started_at timestamptz not null,
        completed_at timestamptz,
        version bigint not null default 1,
        constraint quest_run_of_organisation unique (organisation_id, id),
        constraint quest_run_quest foreign key (organisation_id, quest_id) references quest (organisation_id, id),
        constraint quest_run_version foreign key (organisation_id, version_id) references quest_version (organisation_id, id),
        constraint quest_run_starter foreign key (organisation_id, started_by) references member (organisation_id, id),
        constraint quest_run_completed check ((state = 'completed') = (completed_at is not null))
      )`);
    await runner.query(
      `create index quest_run_completed_lately on quest_run (quest_id, completed_at) where completed_at is not null`,
    );
    await runner.query(`
      create table quest_run_member (
        run_id uuid not null,
        member_id uuid not null,
        organisation_id uuid not null,
        quest_id uuid not null,
        state text not null check (state in ('invited', 'accepted', 'declined', 'left')),
        -- in the party of a run that has not ended
        active boolean not null default false check (not active or state = 'accepted'),
        invited_by uuid not null,
        invited_at timestamptz not null,
        answered_at timestamptz,
        -- who walked with them, if they named someone
        helper_id uuid,
        primary key (run_id, member_id),
        constraint quest_run_member_run foreign key (organisation_id, run_id) references quest_run (organisation_id, id),
        constraint quest_run_member_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint quest_run_member_quest foreign key (organisation_id, quest_id) references quest (organisation_id, id),
        constraint quest_run_member_inviter foreign key (organisation_id, invited_by) references member (organisation_id, id),
        constraint quest_run_member_helper foreign key (organisation_id, helper_id) references member (organisation_id, id),
        constraint quest_run_member_not_own_helper check (helper_id <> member_id)
      )`);
    await runner.query(
      `create unique index quest_run_member_one_open on quest_run_member (member_id, quest_id) where active`,
    );
    await runner.query(`create index quest_run_member_by_member on quest_run_member (member_id, state)`);
    await runner.query(`
      create table quest_step_progress (
        run_id uuid not null,
        step_id text not null,
        organisation_id uuid not null,
        -- a step that is complete stays so, unless something done for it is taken back
        completed_at timestamptz not null,
        primary key (run_id, step_id),
        constraint quest_step_progress_run foreign key (organisation_id, run_id) references quest_run (organisation_id, id)
      )`);
  }

  private async contributions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table step_contribution (
        id uuid primary key,
        organisation_id uuid not null,
        run_id uuid not null,
        step_id text not null,
        member_id uuid not null,
        way text not null check (way in ('activity', 'evidence', 'own_word')),
        state text not null check (state in ('pending', 'accepted', 'returned')),
        activity_id uuid,
        made_at timestamptz not null,
        taken_back_at timestamptz,
        constraint step_contribution_of_organisation unique (organisation_id, id),
        constraint step_contribution_run foreign key (organisation_id, run_id) references quest_run (organisation_id, id),
        constraint step_contribution_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint step_contribution_activity foreign key (organisation_id, activity_id) references activity (organisation_id, id),
        constraint step_contribution_way check ((way = 'activity') = (activity_id is not null)),
        constraint step_contribution_automatic check (way = 'evidence' or state = 'accepted'),
        constraint step_contribution_once unique (run_id, activity_id)
      )`);
    await runner.query(`create index step_contribution_by_run on step_contribution (run_id)`);
    await runner.query(
      `create index step_contribution_by_activity on step_contribution (activity_id) where activity_id is not null`,
    );
    await runner.query(
      `create index step_contribution_waiting on step_contribution (organisation_id, made_at) where state = 'pending'`,
    );
    await runner.query(`
      create unique index step_contribution_one_waiting on step_contribution (run_id, step_id, member_id) where state = 'pending'`);
    await runner.query(`
      -- others of the party who say that they did it together
      create table step_confirmation (
        contribution_id uuid not null,
        member_id uuid not null,
        organisation_id uuid not null,
        confirmed_at timestamptz not null,
        primary key (contribution_id, member_id),
        constraint step_confirmation_of foreign key (organisation_id, contribution_id)
          references step_contribution (organisation_id, id),
        constraint step_confirmation_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`
      create table evidence (
        -- the contribution it is for; a returned one that is offered again gets a new row
        id uuid primary key,
        organisation_id uuid not null,
        contribution_id uuid not null,
        words text,
        link text check (link ~ '^https://'),
        -- who is asked to confirm, where the step wants someone named
        asked_id uuid,
        offered_at timestamptz not null,
        constraint evidence_of_organisation unique (organisation_id, id),
        constraint evidence_of foreign key (organisation_id, contribution_id) references step_contribution (organisation_id, id),
        constraint evidence_asked foreign key (organisation_id, asked_id) references member (organisation_id, id),
        constraint evidence_says_something check (words is not null or link is not null)
      )`);
    await runner.query(`create index evidence_by_contribution on evidence (contribution_id, offered_at desc)`);
    await runner.query(`
      create table verification (
        id uuid primary key,
        organisation_id uuid not null,
        evidence_id uuid not null,
        verifier_id uuid not null,
        contributor_id uuid not null,
        decision text not null check (decision in ('confirmed', 'returned')),
        reason text,
        decided_at timestamptz not null,
        constraint verification_of foreign key (organisation_id, evidence_id) references evidence (organisation_id, id),
        constraint verification_verifier foreign key (organisation_id, verifier_id) references member (organisation_id, id),
        constraint verification_contributor foreign key (organisation_id, contributor_id) references member (organisation_id, id),
        constraint verification_once unique (evidence_id),
        constraint verification_never_own check (verifier_id <> contributor_id),
        constraint verification_returned_why check (decision = 'confirmed' or btrim(reason) <> '')
      )`);
    await runner.query(`create index verification_between on verification (verifier_id, contributor_id, decided_at)`);
  }
}
