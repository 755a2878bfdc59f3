import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of sign-in attempts, member search by name, and demo stories in both languages. */
export class Identity1763900010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Belongs to no organisation: an attempt comes before anyone is known. Keys are hashes, so nobody is named.
    await runner.query(`
      create table sign_in_attempt (
        key bytea primary key,
        count integer not null check (count >= 0),
        ends_at timestamptz not null
      )`);
    await runner.query(`create index sign_in_attempt_by_end on sign_in_attempt (ends_at)`);
    // unaccent() is only stable, because its dictionary could be changed; ours never is.
    await runner.query(`
      create function plain(words text) returns text language sql immutable strict parallel safe
      as $$ select lower(public.unaccent('public.unaccent', words)) $$`);
    await runner.query(
      `alter table member add column plain_name text not null generated always as (plain(name)) stored`,
    );
    await runner.query(
      `create index member_by_name on member using gin (plain_name gin_trgm_ops) where left_at is null`,
    );
    await runner.query(`
      alter table member alter column story type jsonb
      using case when story is null then null else jsonb_build_object('en', story) end`);
    await runner.query(`
      create unique index role_grant_once on role_grant
      (member_id, role, coalesce(unit_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index role_grant_once`);
    await runner.query(`alter table member alter column story type text using story ->> 'en'`);
    await runner.query(`alter table member drop column plain_name`);
    await runner.query(`drop function plain`);
    await runner.query(`drop table sign_in_attempt`);
  }
}
