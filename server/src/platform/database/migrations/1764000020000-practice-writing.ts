import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cards name which, and changes to published cards that are not published yet. */
export class PracticeWriting1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_link (
        organisation_id uuid not null,
        practice_id uuid not null,
        position integer not null check (position >= 0),
        linked_id uuid not null,
        primary key (practice_id, position),
        constraint practice_link_once unique (practice_id, linked_id),
        constraint practice_link_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_link_linked foreign key (organisation_id, linked_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_link_other check (linked_id <> practice_id)
      )`);
    await runner.query(`create index practice_link_by_linked on practice_link (linked_id)`);
    await runner.query(`
      create table practice_copy (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        -- whose changes they are; nobody else reads them
        member_id uuid not null,
        -- the card's text_version that they change
        based_on integer not null check (based_on > 0),
        -- counts savings of the copy
        version integer not null check (version > 0),
        text jsonb not null,
        note text not null,
        kept_at timestamptz not null,
        constraint practice_copy_one_each unique (practice_id, member_id),
        constraint practice_copy_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_copy_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index practice_copy_by_member on practice_copy (member_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table practice_copy`);
    await runner.query(`drop table practice_link`);
  }
}
