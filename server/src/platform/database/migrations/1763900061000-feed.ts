import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each member's own feed and the notices in it. */
export class Feed1763900061000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- grows with everything that is said to a member live
      create table member_feed (
        member_id uuid primary key,
        organisation_id uuid not null,
        version bigint not null default 1,
        -- when they last opened the product
        looked_in_at timestamptz,
        constraint member_feed_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`
      create table notice (
        id uuid primary key,
        organisation_id uuid not null,
        member_id uuid not null,
        kind text not null,
        params jsonb not null,
        link jsonb,
        -- what it is about; saying the same again is one notice
        key text not null,
        created_at timestamptz not null,
        read_at timestamptz,
        constraint notice_key unique (member_id, key),
        constraint notice_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index notice_by_member on notice (member_id, created_at desc, id desc)`);
    await runner.query(`create index notice_unread on notice (member_id) where read_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notice`);
    await runner.query(`drop table member_feed`);
  }
}
