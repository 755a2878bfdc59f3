import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'glossary_term',
  'guidance_template',
  'guidance_publication_text',
  'guidance_publication',
  'guidance_suggestion',
  'guidance_comment',
  'guidance_thread',
  'guidance_review',
  'guidance_log',
  'guidance_phrase',
  'guidance_revision_author',
  'guidance_revision_text',
  'guidance_revision',
  'guidance_section',
  'guidance_author',
  'guidance',
];

const states = `('outline', 'drafting', 'consultation', 'review', 'ready', 'approved', 'published', 'due', 'withdrawn', 'archived')`;
const kinds = `('policy', 'guide', 'register', 'terms')`;
const reviewKinds = `('communications', 'legal', 'information-security', 'people', 'equality', 'welsh', 'councillor')`;
const document = (table: string) =>
  `constraint ${table}_guidance foreign key (organisation_id, guidance_id) references guidance (organisation_id, id)`;
const member = (table: string, column: string) =>
  `constraint ${table}_${column.replace(/_id$/, '')} foreign key (organisation_id, ${column}) references member (organisation_id, id)`;

/** Co-authored guidance: documents, what was frozen of them, who said what of it, what readers see; and the glossary. */
export class Guidance1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.documents(runner);
    await this.revisions(runner);
    await this.decisions(runner);
    await this.talk(runner);
    await this.readers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`drop table ${table}`);
  }

  private async documents(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guidance (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        -- part of an address that may be open to everyone, so unique on the installation
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        kind text not null check (kind in ${kinds}),
        titles jsonb not null check (titles ? 'en' or titles ? 'cy'),
        languages text[] not null check (languages <@ '{en,cy}' and cardinality(languages) > 0),
        owner_id uuid not null,
        deputy_id uuid,
        -- where the owner sat when it was begun
        unit_id uuid,
        writing text not null check (writing in ('authors', 'everyone')),
        public_facing boolean not null,
        audience text not null,
        required_reviews text[] not null check ('equality' = any(required_reviews)),
        review_every_months integer not null check (review_every_months between 1 and 60),
        state text not null check (state in ${states}),
        edition integer not null check (edition > 0),
        -- counts everything that watchers see
        version bigint not null,
        frozen_revision integer,
        consultation_unit_id uuid,
        consultation_closes_on date,
        -- the words of the current publication, for searching
        words text not null default '',
        -- since when the text may differ from the latest revision
        changed_since timestamptz,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        search tsvector not null generated always as (
          setweight(to_tsvector('english', plain(coalesce(titles->>'en', '') || ' ' || coalesce(titles->>'cy', ''))), 'A')
          || setweight(to_tsvector('simple', plain(coalesce(titles->>'en', '') || ' ' || coalesce(titles->>'cy', ''))), 'A')
          || to_tsvector('english', plain(words)) || to_tsvector('simple', plain(words))) stored,
        constraint guidance_of_organisation unique (organisation_id, id),
        constraint guidance_slug unique (slug),
        constraint guidance_owner foreign key (organisation_id, owner_id) references member (organisation_id, id),
        constraint guidance_deputy foreign key (organisation_id, deputy_id) references member (organisation_id, id),
        constraint guidance_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint guidance_consultation_unit foreign key (organisation_id, consultation_unit_id)
          references unit (organisation_id, id),
        constraint guidance_consultation_is_dated check ((state = 'consultation') = (consultation_closes_on is not null)),
        constraint guidance_public_needs_communications check (not public_facing or 'communications' = any(required_reviews)),
        constraint guidance_frozen_has_revision check (state not in ('review', 'ready', 'approved') or frozen_revision is not null)
      )`);
    await runner.query(`create index guidance_newest on guidance (organisation_id, changed_at desc, id desc)`);
    await runner.query(`create index guidance_by_words on guidance using gin (search)`);
    await runner.query(`create index guidance_changed on guidance (changed_since) where changed_since is not null`);
    await runner.query(`
      create table guidance_author (
        organisation_id uuid not null,
        guidance_id uuid not null,
        member_id uuid not null,
        primary key (guidance_id, member_id),
        ${document('guidance_author')},
        ${member('guidance_author', 'member_id')}
      )`);
    await runner.query(`create index guidance_author_by_member on guidance_author (member_id)`);
  }

  private async revisions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- each distinct section once, whatever the number of revisions that hold it
      create table guidance_section (
        organisation_id uuid not null references organisation,
        hash bytea not null check (length(hash) = 32),
        nodes jsonb not null,
        primary key (organisation_id, hash)
      )`);
    await runner.query(`
      create table guidance_revision (
        organisation_id uuid not null,
        guidance_id uuid not null,
        number integer not null check (number > 0),
        edition integer not null,
        kind text not null check (kind in ('automatic', 'named', 'frozen', 'restored')),
        message text not null,
        by_id uuid,
        at timestamptz not null,
        text_hash bytea not null check (length(text_hash) = 32),
        words integer not null,
        primary key (guidance_id, number),
        ${document('guidance_revision')},
        ${member('guidance_revision', 'by_id')},
        constraint guidance_revision_by_someone check ((kind = 'automatic') = (by_id is null))
      )`);
    await runner.query(`
      create table guidance_revision_text (
        organisation_id uuid not null,
        guidance_id uuid not null,
        number integer not null,
        language text not null check (language in ('en', 'cy')),
        title text not null,
        sections bytea[] not null,
        primary key (guidance_id, number, language),
        constraint guidance_revision_text_revision foreign key (guidance_id, number)
          references guidance_revision (guidance_id, number)
      )`);
    await runner.query(`
      create table guidance_revision_author (
        organisation_id uuid not null,
        guidance_id uuid not null,
        number integer not null,
        member_id uuid not null,
        words integer not null check (words > 0),
        primary key (guidance_id, number, member_id),
        constraint guidance_revision_author_revision foreign key (guidance_id, number)
          references guidance_revision (guidance_id, number),
        ${member('guidance_revision_author', 'member_id')}
      )`);
    await runner.query(`
      -- who first wrote each run of five words in the organisation's guidance; null for templates and imports
      create table guidance_phrase (
        organisation_id uuid not null,
        phrase bigint not null,
        guidance_id uuid not null,
        member_id uuid,
        primary key (organisation_id, phrase),
        ${document('guidance_phrase')},
        ${member('guidance_phrase', 'member_id')}
      )`);
    for (const table of [
      'guidance_revision',
      'guidance_revision_text',
      'guidance_revision_author',
      'guidance_section',
    ]) {
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table}
        for each row execute function refuse_change()`);
    }
  }

  private async decisions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guidance_log (
        id uuid primary key,
        organisation_id uuid not null,
        guidance_id uuid not null,
        move text not null,
        from_state text check (from_state in ${states}),
        to_state text not null check (to_state in ${states}),
        message text not null,
        by_id uuid,
        at timestamptz not null,
        ${document('guidance_log')},
        ${member('guidance_log', 'by_id')}
      )`);
    await runner.query(`create index guidance_log_by_guidance on guidance_log (guidance_id, id)`);
    await runner.query(`
      create trigger guidance_log_append_only before update or delete on guidance_log
      for each row execute function refuse_change()`);
    await runner.query(`
      create table guidance_review (
        id uuid primary key,
        organisation_id uuid not null,
        guidance_id uuid not null,
        edition integer not null,
        kind text not null check (kind in ${reviewKinds}),
        reviewer_id uuid,
        asked_by uuid not null,
        asked_at timestamptz not null,
        -- sections by language and key; null is the whole text
        scope jsonb,
        state text not null check (state in ('requested', 'decided', 'voided')),
        decision text check (decision in ('approved', 'approved-with-notes', 'changes-asked', 'not-needed')),
        reason text not null default '',
        -- the frozen revision, and what it held: language and key of each section in scope, with its hash
        revision integer,
        bound jsonb,
        decided_by uuid,
        decided_at timestamptz,
        ${document('guidance_review')},
        ${member('guidance_review', 'reviewer_id')},
        ${member('guidance_review', 'asked_by')},
        ${member('guidance_review', 'decided_by')},
        constraint guidance_review_of_revision foreign key (guidance_id, revision)
          references guidance_revision (guidance_id, number),
        constraint guidance_review_decided_is_whole check (state = 'requested' or (
          decision is not null and decided_by is not null and decided_at is not null
          and revision is not null and bound is not null)),
        constraint guidance_review_requested_is_open check (state <> 'requested' or decision is null),
        constraint guidance_review_with_reason check (decision is null or decision = 'approved' or reason <> '')
      )`);
    await runner.query(`create index guidance_review_by_guidance on guidance_review (guidance_id, edition)`);
    await runner.query(`create index guidance_review_asked on guidance_review (reviewer_id) where state = 'requested'`);
  }

  private async talk(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guidance_thread (
        id uuid primary key,
        organisation_id uuid not null,
        guidance_id uuid not null,
        edition integer not null,
        anchor jsonb,
        opened_at timestamptz not null,
        resolved_by uuid,
        resolved_at timestamptz,
        constraint guidance_thread_of_organisation unique (organisation_id, id),
        ${document('guidance_thread')},
        ${member('guidance_thread', 'resolved_by')},
        constraint guidance_thread_resolved check ((resolved_by is null) = (resolved_at is null))
      )`);
    await runner.query(`create index guidance_thread_by_guidance on guidance_thread (guidance_id, edition)`);
    await runner.query(`
      create table guidance_comment (
        id uuid primary key,
        organisation_id uuid not null,
        thread_id uuid not null,
        text text not null check (text <> ''),
        by_id uuid not null,
        at timestamptz not null,
        edited_at timestamptz,
        gone_at timestamptz,
        gone_by uuid,
        constraint guidance_comment_thread foreign key (organisation_id, thread_id)
          references guidance_thread (organisation_id, id),
        ${member('guidance_comment', 'by_id')},
        ${member('guidance_comment', 'gone_by')}
      )`);
    await runner.query(`create index guidance_comment_by_thread on guidance_comment (thread_id) where gone_at is null`);
    await runner.query(`
      create table guidance_suggestion (
        id uuid primary key,
        organisation_id uuid not null,
        guidance_id uuid not null,
        edition integer not null,
        anchor jsonb not null,
        replacement text not null,
        reason text not null,
        state text not null check (state in ('open', 'accepted', 'changed', 'declined', 'withdrawn')),
        by_id uuid not null,
        at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        decision_reason text not null default '',
        ${document('guidance_suggestion')},
        ${member('guidance_suggestion', 'by_id')},
        ${member('guidance_suggestion', 'decided_by')},
        constraint guidance_suggestion_decided check (
          (state in ('accepted', 'changed', 'declined')) = (decided_by is not null)
          and (decided_by is null) = (decided_at is null)),
        constraint guidance_suggestion_by_another check (decided_by is distinct from by_id)
      )`);
    await runner.query(`create index guidance_suggestion_by_guidance on guidance_suggestion (guidance_id, edition)`);
  }

  private async readers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guidance_publication (
        id uuid primary key,
        organisation_id uuid not null,
        guidance_id uuid not null,
        edition integer not null,
        revision integer not null,
        state text not null check (state in ('current', 'superseded', 'withdrawn')),
        approved_by uuid not null,
        approved_at timestamptz not null,
        published_at timestamptz not null,
        review_by date not null,
        owner_told_at timestamptz,
        deputy_told_at timestamptz,
        ended_at timestamptz,
        constraint guidance_publication_of_organisation unique (organisation_id, id),
        constraint guidance_publication_edition unique (guidance_id, edition),
        ${document('guidance_publication')},
        ${member('guidance_publication', 'approved_by')},
        constraint guidance_publication_revision foreign key (guidance_id, revision)
          references guidance_revision (guidance_id, number),
        constraint guidance_publication_ended check ((state = 'current') = (ended_at is null))
      )`);
    await runner.query(`
      create unique index guidance_publication_one_current on guidance_publication (guidance_id) where state = 'current'`);
    await runner.query(`
      create table guidance_publication_text (
        organisation_id uuid not null,
        publication_id uuid not null,
        language text not null check (language in ('en', 'cy')),
        title text not null,
        html text not null,
        primary key (publication_id, language),
        constraint guidance_publication_text_publication foreign key (organisation_id, publication_id)
          references guidance_publication (organisation_id, id)
      )`);
    await runner.query(`
      create trigger guidance_publication_text_append_only before update or delete on guidance_publication_text
      for each row execute function refuse_change()`);
    await runner.query(`
      create table guidance_template (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        kind text not null check (kind in ${kinds}),
        name text not null check (name <> ''),
        -- a text for each language
        texts jsonb not null,
        made_by uuid not null,
        made_at timestamptz not null,
        constraint guidance_template_name unique (organisation_id, name),
        ${member('guidance_template', 'made_by')}
      )`);
    await runner.query(`
      create table glossary_term (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        term jsonb not null check (term->>'en' <> ''),
        meaning jsonb not null check (meaning->>'en' <> ''),
        written_by uuid not null,
        written_at timestamptz not null,
        ${member('glossary_term', 'written_by')}
      )`);
    await runner.query(`
      create unique index glossary_term_once on glossary_term (organisation_id, lower(term->>'en'))`);
  }
}
