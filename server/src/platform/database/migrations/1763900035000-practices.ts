import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'practice_answer',
  'practice_question',
  'practice_reuse',
  'practice_revision',
  'practice_credit',
  'practice',
];

/** Practice cards with their credits and revisions, what other teams made of them, and the talk under them. */
export class Practices1763900035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.cards(runner);
    await this.parts(runner);
    await this.reuses(runner);
    await this.talk(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`drop table ${table}`);
  }

  private async cards(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        author_id uuid not null,
        -- where the author sat when the card was begun
        unit_id uuid,
        state text not null check (state in ('draft', 'published', 'retired', 'hidden')),
        locale text not null check (locale in ('en', 'cy')),
        title text not null,
        -- problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork, result
        body jsonb not null,
        who_to_ask_id uuid,
        tags text[] not null,
        minutes integer check (minutes > 0),
        reading_minutes integer not null check (reading_minutes > 0),
        -- all its words, for searching
        words text not null,
        -- counts savings of the text; an edit names the one it is based on
        text_version integer not null check (text_version > 0),
        -- counts everything that watchers of the card see
        version bigint not null,
        -- other teams that recorded what came of it
        reused_by integer not null default 0 check (reused_by >= 0),
        created_at timestamptz not null,
        changed_at timestamptz not null,
        published_at timestamptz,
        closed_at timestamptz,
        closed_by uuid,
        closed_reason text,
        search tsvector not null generated always as (
          setweight(to_tsvector('english', plain(title)), 'A') || setweight(to_tsvector('simple', plain(title)), 'A')
          || to_tsvector('english', plain(words)) || to_tsvector('simple', plain(words))) stored,
        constraint practice_of_organisation unique (organisation_id, id),
        constraint practice_author foreign key (organisation_id, author_id) references member (organisation_id, id),
        constraint practice_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint practice_who_to_ask foreign key (organisation_id, who_to_ask_id) references member (organisation_id, id),
        constraint practice_closed_by foreign key (organisation_id, closed_by) references member (organisation_id, id),
        constraint practice_published_is_whole check (state = 'draft' or (
          published_at is not null and title <> '' and minutes is not null and who_to_ask_id is not null
          and body->>'problem' <> '' and body->>'howWeKnow' <> '' and body->>'whatDidNotWork' <> '')),
        constraint practice_closed_with_reason check (
          (state in ('retired', 'hidden')) = (closed_reason is not null)
          and (closed_reason is null) = (closed_at is null) and (closed_at is null) = (closed_by is null))
      )`);
    await runner.query(`
      create index practice_newest on practice (organisation_id, published_at desc, id desc) where state = 'published'`);
    await runner.query(`
      create index practice_most_reused on practice (organisation_id, reused_by desc, published_at desc, id desc)
      where state = 'published'`);
    await runner.query(`create index practice_by_author on practice (author_id)`);
    await runner.query(`create index practice_by_unit on practice (unit_id)`);
    await runner.query(`create index practice_by_tag on practice using gin (tags)`);
    await runner.query(`create index practice_by_words on practice using gin (search)`);
    await runner.query(`create index practice_by_spelling on practice using gin (plain(title) gin_trgm_ops)`);
  }

  private async parts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_credit (
        organisation_id uuid not null,
        practice_id uuid not null,
        position integer not null check (position >= 0),
        member_id uuid,
        outside_name text check (outside_name <> ''),
        primary key (practice_id, position),
        constraint practice_credit_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_credit_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint practice_credit_one_of_two check ((member_id is null) <> (outside_name is null))
      )`);
    await runner.query(`create index practice_credit_by_member on practice_credit (member_id)`);
    await runner.query(`
      create table practice_revision (
        organisation_id uuid not null,
        practice_id uuid not null,
        number integer not null check (number > 0),
        text jsonb not null,
        note text not null,
        by_id uuid not null,
        at timestamptz not null,
        primary key (practice_id, number),
        constraint practice_revision_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_revision_by foreign key (organisation_id, by_id) references member (organisation_id, id)
      )`);
    await runner.query(`
      create trigger practice_revision_append_only before update or delete on practice_revision
      for each row execute function refuse_change()`);
  }

  private async reuses(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_reuse (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        -- the team that tries it
        unit_id uuid not null,
        state text not null check (state in ('intended', 'trying', 'recorded', 'ended')),
        -- in the organisation's zone
        starts_on date not null,
        intended_by uuid not null,
        intended_at timestamptz not null,
        outcome text check (outcome in ('kept', 'changed', 'stopped')),
        note text,
        minutes_saved_weekly integer check (minutes_saved_weekly >= 0),
        distance text check (distance in ('same-team', 'same-directorate', 'other-directorate', 'other-organisation')),
        recorded_by uuid,
        recorded_at timestamptz,
        ended_at timestamptz,
        ended_by uuid,
        end_reason text,
        constraint practice_reuse_of_organisation unique (organisation_id, id),
        constraint practice_reuse_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_reuse_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint practice_reuse_intended_by foreign key (organisation_id, intended_by)
          references member (organisation_id, id),
        constraint practice_reuse_recorded_by foreign key (organisation_id, recorded_by)
          references member (organisation_id, id),
        constraint practice_reuse_ended_by foreign key (organisation_id, ended_by) references member (organisation_id, id),
        constraint practice_reuse_recorded_is_whole check (state <> 'recorded' or (
          outcome is not null and note is not null and distance is not null
          and recorded_by is not null and recorded_at is not null)),
        -- a day of grace, because the days are those of the organisation's zone
        constraint practice_reuse_after_two_weeks check ((recorded_at at time zone 'UTC')::date >= starts_on + 13),
        constraint practice_reuse_ended check ((state = 'ended') = (ended_at is not null))
      )`);
    await runner.query(`
      create unique index practice_reuse_one_open on practice_reuse (practice_id, unit_id)
      where state in ('intended', 'trying')`);
    await runner.query(
      `create index practice_reuse_by_practice on practice_reuse (practice_id) where state <> 'ended'`,
    );
    await runner.query(`create index practice_reuse_by_unit on practice_reuse (unit_id) where state <> 'ended'`);
  }

  private async talk(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_question (
        id uuid primary key,
        organisation_id uuid not null,
        practice_id uuid not null,
        asked_by uuid not null,
        text text not null check (text <> ''),
        asked_at timestamptz not null,
        gone_at timestamptz,
        gone_by uuid,
        constraint practice_question_of_organisation unique (organisation_id, id),
        constraint practice_question_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        constraint practice_question_asked_by foreign key (organisation_id, asked_by)
          references member (organisation_id, id)
      )`);
    await runner.query(
      `create index practice_question_by_practice on practice_question (practice_id) where gone_at is null`,
    );
    await runner.query(`
      create table practice_answer (
        id uuid primary key,
        organisation_id uuid not null,
        question_id uuid not null,
        answered_by uuid not null,
        text text not null check (text <> ''),
        answered_at timestamptz not null,
        accepted_at timestamptz,
        gone_at timestamptz,
        gone_by uuid,
        constraint practice_answer_of_organisation unique (organisation_id, id),
        constraint practice_answer_question foreign key (organisation_id, question_id)
          references practice_question (organisation_id, id),
        constraint practice_answer_answered_by foreign key (organisation_id, answered_by)
          references member (organisation_id, id),
        constraint practice_answer_accepted_stays check (accepted_at is null or gone_at is null)
      )`);
    await runner.query(
      `create index practice_answer_by_question on practice_answer (question_id) where gone_at is null`,
    );
    await runner.query(`
      create unique index practice_answer_one_accepted on practice_answer (question_id) where accepted_at is not null`);
  }
}
