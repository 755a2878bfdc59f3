import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secret addresses of members' feeds of practices. */
export class PracticeFeed1764000070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_feed (
        member_id uuid primary key,
        organisation_id uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null,
        constraint practice_feed_token unique (token_hash),
        constraint practice_feed_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table practice_feed`);
  }
}
