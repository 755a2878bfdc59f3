import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['practice_follow', 'practice_thanks', 'practice_mention', 'practice_comment_edit', 'practice_comment'];

/** Comments under practice cards with whom they mention, thanks, and who follows a card. */
export class Talk1763900091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.comments(runner);
    await this.thanks(runner);
    await runner.query(`
      create table practice_follow (
        organisation_id uuid not null,
        practice_id uuid not null,
        member_id uuid not null,
        at timestamptz not null,
        primary key (practice_id, member_id),
        constraint practice_follow_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_follow_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    // Questions that wait for an answer, for whoever has a minute.
    await runner.query(`
      create index practice_question_open on practice_question (organisation_id, asked_at desc, id desc)
      where gone_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_question_open`);
    for (const table of tables) await runner.query(`drop table ${table}`);
  }

  private async comments(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_comment (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        -- the comment that began the thread; null for that one
        parent_id uuid,
        by_id uuid not null,
        text text not null check (text <> ''),
        at timestamptz not null,
        edited_at timestamptz,
        gone_at timestamptz,
        gone_by uuid,
        -- given when somebody else took it away
        gone_reason text check (gone_reason <> ''),
        constraint practice_comment_of_card unique (organisation_id, practice_id, id),
        constraint practice_comment_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_comment_parent foreign key (organisation_id, practice_id, parent_id)
          references practice_comment (organisation_id, practice_id, id),
        constraint practice_comment_by foreign key (organisation_id, by_id) references member (organisation_id, id),
        constraint practice_comment_gone_by foreign key (organisation_id, gone_by) references member (organisation_id, id),
        constraint practice_comment_gone check ((gone_at is null) = (gone_by is null)),
        constraint practice_comment_removed_with_reason check (
          gone_by is null or gone_by = by_id or gone_reason is not null)
      )`);
    await runner.query(`create index practice_comment_by_practice on practice_comment (practice_id, at, id)`);
    await runner.query(`create index practice_comment_by_thread on practice_comment (parent_id)`);
    await runner.query(`
      create table practice_comment_edit (
        organisation_id uuid not null,
        practice_id uuid not null,
        comment_id uuid not null,
        number integer not null check (number > 0),
        -- what it said until then
        text text not null,
        at timestamptz not null,
        primary key (comment_id, number),
        constraint practice_comment_edit_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (organisation_id, practice_id, id)
      )`);
    await runner.query(`
      create trigger practice_comment_edit_append_only before update or delete on practice_comment_edit
      for each row execute function refuse_change()`);
    await runner.query(`
      create table practice_mention (
        organisation_id uuid not null,
        practice_id uuid not null,
        comment_id uuid not null,
        member_id uuid not null,
        primary key (comment_id, member_id),
        constraint practice_mention_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (organisation_id, practice_id, id),
        constraint practice_mention_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
  }

  private async thanks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_thanks (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        -- what was said under the card; null for the card itself
        comment_id uuid,
        kind text not null check (kind in ('useful', 'thanks')),
        by_id uuid not null,
        to_id uuid not null,
        reason text,
        at timestamptz not null,
        gone_at timestamptz,
        constraint practice_thanks_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_thanks_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (organisation_id, practice_id, id),
        constraint practice_thanks_by foreign key (organisation_id, by_id) references member (organisation_id, id),
        constraint practice_thanks_to foreign key (organisation_id, to_id) references member (organisation_id, id),
        constraint practice_thanks_never_oneself check (by_id <> to_id),
        constraint practice_thanks_with_reason check ((kind = 'thanks') = (reason is not null) and reason <> '')
      )`);
    await runner.query(`
      create unique index practice_thanks_once on practice_thanks (practice_id, comment_id, kind, by_id)
      nulls not distinct where gone_at is null`);
  }
}
