import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The champions' circle of an organisation: who joined, and what they say to each other. */
export class Circle1764000140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table circle (
        organisation_id uuid primary key references organisation,
        -- steps with everything that its people see
        version integer not null default 1
      )`);
    // Leaving deletes the row, so that nothing tells who was in it.
    await runner.query(`
      create table circle_member (
        organisation_id uuid not null references circle,
        member_id uuid not null primary key,
        -- what they can help with or would like company in
        line text check (length(line) between 1 and 200),
        joined_at timestamptz not null,
        constraint circle_member_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index circle_member_by_circle on circle_member (organisation_id)`);
    await runner.query(`
      create table circle_post (
        id uuid primary key,
        organisation_id uuid not null references circle,
        -- the post that began the thread; null for that one
        parent_id uuid,
        by_id uuid not null,
        -- nothing is kept of what its author took back
        text text not null,
        at timestamptz not null,
        edited_at timestamptz,
        gone_at timestamptz,
        gone_by uuid,
        -- given when somebody else hid it
        gone_reason text check (gone_reason <> ''),
        constraint circle_post_of_circle unique (organisation_id, id),
        constraint circle_post_parent foreign key (organisation_id, parent_id) references circle_post (organisation_id, id),
        constraint circle_post_by foreign key (organisation_id, by_id) references member (organisation_id, id),
        constraint circle_post_gone_by foreign key (organisation_id, gone_by) references member (organisation_id, id),
        constraint circle_post_text check (text <> '' or gone_at is not null),
        constraint circle_post_gone check ((gone_at is null) = (gone_by is null)),
        constraint circle_post_hidden_with_reason check (gone_by is null or gone_by = by_id or gone_reason is not null)
      )`);
    await runner.query(`create index circle_post_by_circle on circle_post (organisation_id, at, id)`);
    await runner.query(`create index circle_post_by_thread on circle_post (parent_id)`);
    await runner.query(`create index circle_post_by_author on circle_post (by_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['circle_post', 'circle_member', 'circle']) await runner.query(`drop table ${table}`);
  }
}
