import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisation, units, members, memberships, roles, sign-ins; and the keys of requests that may be repeated. */
export class People1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists btree_gist`);
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`create extension if not exists unaccent`);
    await runner.query(`
      create table organisation (
        id uuid primary key,
        name text not null check (name <> ''),
        name_cy text,
        zone text not null default 'Europe/London',
        locales text[] not null default '{en,cy}',
        min_group_size integer not null default 5 check (min_group_size >= 5),
        settings jsonb not null default '{}',
        demo boolean not null default false,
        created_at timestamptz not null
      )`);
    await runner.query(`
      create table unit (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        parent_id uuid,
        kind text not null check (kind in ('directorate', 'department', 'team', 'cohort')),
        name text not null check (name <> ''),
        name_cy text,
        -- the unit's ancestors and itself, outermost first
        path uuid[] not null,
        closed_at timestamptz,
        constraint unit_of_organisation unique (organisation_id, id),
        constraint unit_parent foreign key (organisation_id, parent_id) references unit (organisation_id, id),
        constraint unit_path_ends_in_itself check (path[cardinality(path)] = id),
        constraint unit_depth check (cardinality(path) between 1 and 4)
      )`);
    await runner.query(`create index unit_by_path on unit using gin (path)`);
    await runner.query(`create index unit_by_parent on unit (organisation_id, parent_id)`);
    await runner.query(`
      create table member (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        name text not null check (name <> ''),
        email text not null check (email = lower(email)),
        locale text not null default 'en' check (locale in ('en', 'cy')),
        kind text not null default 'officer' check (kind in ('officer', 'councillor', 'partner', 'guest')),
        access text not null default 'desk' check (access in ('desk', 'shared', 'none')),
        -- null until the member has been asked
        playing boolean,
        playing_since timestamptz,
        constraint member_playing_since check ((playing is null) = (playing_since is null)),
        -- whether the member is named on member boards; hidden until they choose
        board_visible boolean not null default false,
        settings jsonb not null default '{}',
        password_hash text,
        story text,
        left_at timestamptz,
        created_at timestamptz not null,
        constraint member_of_organisation unique (organisation_id, id),
        constraint member_email unique (email)
      )`);
    await runner.query(`
      create table membership (
        id uuid primary key,
        organisation_id uuid not null,
        member_id uuid not null,
        unit_id uuid not null,
        during tstzrange not null check (not isempty(during)),
        constraint membership_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint membership_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint membership_one_at_a_time exclude using gist (member_id with =, during with &&)
      )`);
    await runner.query(`create index membership_by_unit on membership (unit_id)`);
    await runner.query(`
      create table role_grant (
        id uuid primary key,
        organisation_id uuid not null,
        member_id uuid not null,
        role text not null check (role in ('lead', 'manager', 'reviewer', 'facilitator', 'admin')),
        unit_id uuid,
        granted_by uuid,
        granted_at timestamptz not null,
        ended_at timestamptz,
        constraint role_grant_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint role_grant_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint role_grant_scope check (role not in ('lead', 'manager') or unit_id is not null)
      )`);
    await runner.query(`create index role_grant_current on role_grant (member_id) where ended_at is null`);
    await runner.query(`
      create table sign_in (
        id uuid primary key,
        organisation_id uuid not null,
        member_id uuid not null,
        token_hash bytea not null,
        device text not null,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        constraint sign_in_token unique (token_hash),
        constraint sign_in_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index sign_in_by_member on sign_in (member_id) where ended_at is null`);
    await runner.query(`
      create table idempotency_key (
        organisation_id uuid not null,
        member_id uuid not null references member,
        key text not null,
        fingerprint text not null,
        answer jsonb,
        created_at timestamptz not null default now(),
        primary key (member_id, key)
      )`);
    await runner.query(`create index idempotency_key_by_age on idempotency_key (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['idempotency_key', 'sign_in', 'role_grant', 'membership', 'member', 'unit', 'organisation']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
