import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Challenges, the units in them, and what each member earned in them. */
export class Challenges1763900040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table challenge (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        version bigint not null default 1,
        state text not null default 'draft'
          check (state in ('draft', 'sponsor_accepted', 'scheduled', 'open', 'settling', 'settled', 'cancelled')),
        title jsonb not null,
        purpose jsonb not null,
        help jsonb,
        mode text not null check (mode in ('breadth', 'together', 'paired', 'own_best')),
        cap integer not null check (cap > 0),
        goal text check (goal in ('lowest_rate', 'sum')),
        target integer check (target > 0),
        activities text[] not null,
        quests text[] not null,
        badge text,
        template text,
        owner_id uuid not null,
        deputy_id uuid,
        sponsor_id uuid,
        sponsor_accepted_at timestamptz,
        starts_at timestamptz,
        ends_at timestamptz,
        cancel_reason text,
        settled_at timestamptz,
        -- the result as canonical JSON, byte for byte, with its SHA-256
        result text,
        result_hash text,
        created_at timestamptz not null,
        constraint challenge_of_organisation unique (organisation_id, id),
        constraint challenge_owner foreign key (organisation_id, owner_id) references member (organisation_id, id),
        constraint challenge_deputy foreign key (organisation_id, deputy_id) references member (organisation_id, id),
        constraint challenge_sponsor foreign key (organisation_id, sponsor_id) references member (organisation_id, id),
        constraint challenge_dates check (ends_at > starts_at),
        constraint challenge_ready check (
          state in ('draft', 'cancelled')
          or (sponsor_accepted_at is not null and sponsor_id is not null and starts_at is not null and ends_at is not null)),
        constraint challenge_cancelled check ((state = 'cancelled') = (cancel_reason is not null)),
        constraint challenge_settled check ((state = 'settled') = (result is not null)),
        constraint challenge_hashed check ((result is null) = (result_hash is null))
      )`);
    await runner.query(`
      create index challenge_running on challenge (organisation_id, starts_at)
      where state in ('scheduled', 'open', 'settling')`);
    await runner.query(`
      create table challenge_unit (
        challenge_id uuid not null,
        unit_id uuid not null,
        organisation_id uuid not null,
        -- the unit it is shown as: itself, or the one above when it has fewer than five people; null is not shown
        shown_as uuid,
        score integer not null default 0,
        across integer not null default 0,
        people integer not null default 0,
        planks real[] not null default '{}',
        last integer,
        primary key (challenge_id, unit_id),
        constraint challenge_unit_challenge foreign key (organisation_id, challenge_id) references challenge (organisation_id, id),
        constraint challenge_unit_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id)
      )`);
    await runner.query(`
      create table challenge_points (
        challenge_id uuid not null references challenge,
        unit_id uuid not null references unit,
        member_id uuid not null references member,
        organisation_id uuid not null,
        points integer not null,
        -- deeds that counted
        times integer not null,
        primary key (challenge_id, unit_id, member_id)
      )`);
    await runner.query(`
      -- reuse between two units of a challenge; the same card counts once each way
      create table challenge_reuse (
        challenge_id uuid not null references challenge,
        author_unit_id uuid not null references unit,
        adopter_unit_id uuid not null references unit,
        practice_id uuid not null,
        organisation_id uuid not null,
        times integer not null,
        primary key (challenge_id, author_unit_id, adopter_unit_id, practice_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['challenge_reuse', 'challenge_points', 'challenge_unit', 'challenge']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
