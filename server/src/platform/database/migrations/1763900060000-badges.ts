import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Badges with their versions and awards, what came of settled challenges, and looking at the past with a definition. */
export class Badges1763900060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.definitions(runner);
    await this.awards(runner);
    await this.grounds(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table badge drop constraint badge_current_version`);
    for (const table of [
      'challenge_taker',
      'challenge_outcome',
      'badge_review',
      'badge_award',
      'badge_version',
      'badge',
    ]) {
      await runner.query(`drop table ${table}`);
    }
    for (const index of ['activity_by_newcomer', 'activity_by_unit']) await runner.query(`drop index ${index}`);
  }

  private async definitions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table badge (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        status text not null check (status in ('draft', 'coming', 'live', 'retired')),
        -- the version in force
        version integer not null default 1 check (version > 0),
        created_at timestamptz not null,
        live_at timestamptz,
        retired_at timestamptz,
        constraint badge_of_organisation unique (organisation_id, id),
        constraint badge_slug unique (organisation_id, slug),
        constraint badge_live_since check (live_at is not null or status in ('draft', 'coming')),
        constraint badge_retired_since check ((retired_at is not null) = (status = 'retired'))
      )`);
    await runner.query(`
      create table badge_version (
        organisation_id uuid not null,
        badge_id uuid not null,
        number integer not null check (number > 0),
        name jsonb not null,
        for_what jsonb not null,
        look jsonb not null,
        subject text not null check (subject in ('member', 'unit')),
        repeat text not null check (repeat in ('once', 'season', 'source')),
        retention text not null check (retention in ('follows_evidence', 'permanent')),
        -- null while the badge's ground is still to come
        criteria jsonb,
        written_by uuid,
        written_at timestamptz not null,
        primary key (badge_id, number),
        constraint badge_version_of_badge foreign key (organisation_id, badge_id) references badge (organisation_id, id),
        constraint badge_version_author foreign key (organisation_id, written_by) references member (organisation_id, id)
      )`);
    await runner.query(`
      alter table badge add constraint badge_current_version
      foreign key (id, version) references badge_version (badge_id, number) deferrable initially deferred`);
  }

  private async awards(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table badge_award (
        id uuid primary key,
        organisation_id uuid not null,
        badge_id uuid not null,
        badge_version integer not null,
        member_id uuid,
        unit_id uuid,
        -- '' once and for all, else the season or the source it was earned with
        instance_key text not null,
        -- the season that was counted, where one was
        season_id uuid,
        -- the challenge that gave it as its own badge; such an award stands whatever the criteria say
        challenge_id uuid,
        -- when the criteria first held, and when we saw it
        earned_at timestamptz not null,
        granted_at timestamptz not null,
        -- what it was given for: {count, steps: [{kind, at, activity, subject}]}
        evidence jsonb not null,
        revoked_at timestamptz,
        revoked_reason jsonb,
        restored_at timestamptz,
        constraint badge_award_of_organisation unique (organisation_id, id),
        constraint badge_award_subject check (num_nonnulls(member_id, unit_id) = 1),
        constraint badge_award_once unique nulls not distinct (badge_id, member_id, unit_id, instance_key),
        constraint badge_award_badge foreign key (organisation_id, badge_id) references badge (organisation_id, id),
        constraint badge_award_version foreign key (badge_id, badge_version) references badge_version (badge_id, number),
        constraint badge_award_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint badge_award_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint badge_award_season foreign key (organisation_id, season_id) references season (organisation_id, id),
        constraint badge_award_revoked_why check ((revoked_at is null) = (revoked_reason is null))
      )`);
    await runner.query(`create index badge_award_by_member on badge_award (member_id) where member_id is not null`);
    await runner.query(`create index badge_award_by_unit on badge_award (unit_id) where unit_id is not null`);
    await runner.query(`
      create table badge_review (
        id uuid primary key,
        organisation_id uuid not null,
        badge_id uuid not null,
        badge_version integer not null,
        -- the last member or unit looked at; the next chunk goes on after it
        cursor uuid,
        seen integer not null default 0,
        total integer not null,
        awarded integer not null default 0,
        started_by uuid,
        started_at timestamptz not null,
        finished_at timestamptz,
        version bigint not null default 1,
        constraint badge_review_badge foreign key (organisation_id, badge_id) references badge (organisation_id, id),
        constraint badge_review_version foreign key (badge_id, badge_version) references badge_version (badge_id, number),
        constraint badge_review_author foreign key (organisation_id, started_by) references member (organisation_id, id)
      )`);
    await runner.query(
      `create unique index badge_review_one_at_a_time on badge_review (badge_id) where finished_at is null`,
    );
    await runner.query(`create index badge_review_by_badge on badge_review (badge_id, started_at)`);
  }

  private async grounds(runner: QueryRunner): Promise<void> {
    await runner.query(`create index activity_by_unit on activity (unit_id, kind)`);
    await runner.query(`create index activity_by_newcomer on activity (counterpart_id) where kind = 'newcomer.helped'`);
    await runner.query(`
      -- what came of a settled challenge for a unit; kept here, because badges count it long after
      create table challenge_outcome (
        challenge_id uuid not null,
        unit_id uuid not null,
        organisation_id uuid not null,
        place integer check (place > 0),
        reached boolean not null,
        settled_at timestamptz not null,
        primary key (challenge_id, unit_id),
        constraint challenge_outcome_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id)
      )`);
    await runner.query(`create index challenge_outcome_by_unit on challenge_outcome (unit_id)`);
    await runner.query(`
      -- the members who took part for a unit
      create table challenge_taker (
        challenge_id uuid not null,
        unit_id uuid not null,
        member_id uuid not null,
        organisation_id uuid not null,
        primary key (member_id, challenge_id, unit_id),
        constraint challenge_taker_outcome foreign key (challenge_id, unit_id) references challenge_outcome (challenge_id, unit_id),
        constraint challenge_taker_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
  }
}
