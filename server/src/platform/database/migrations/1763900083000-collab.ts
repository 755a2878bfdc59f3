import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Co-authored documents: their compacted state, the log of updates since, and who writes under which Yjs client id. */
export class Collab1763900083000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The counter moves with every batch of updates; a state kept out of line is not rewritten with it.
    await runner.query(`
      create table collab_document (
        name text primary key
          check (name ~ '^[a-z][a-z-]{0,30}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[a-z]{2})?$'),
        organisation_id uuid not null references organisation,
        -- the last update that was written
        seq bigint not null default 0,
        -- everything up to and including state_seq
        state bytea not null,
        state_seq bigint not null default 0,
        created_at timestamptz not null,
        constraint collab_document_of_organisation unique (organisation_id, name),
        constraint collab_document_state_is_of_log check (state_seq between 0 and seq)
      ) with (fillfactor = 60, toast_tuple_target = 128)`);
    await runner.query(`
      create table collab_update (
        name text not null,
        seq bigint not null check (seq > 0),
        organisation_id uuid not null,
        -- null when the product itself wrote
        member_id uuid,
        bytes bytea not null,
        at timestamptz not null,
        primary key (name, seq),
        constraint collab_update_document foreign key (organisation_id, name)
          references collab_document (organisation_id, name) on delete cascade,
        constraint collab_update_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`
      create table collab_author (
        name text not null,
        client bigint not null check (client between 0 and 9007199254740991),
        organisation_id uuid not null,
        member_id uuid,
        primary key (name, client),
        constraint collab_author_document foreign key (organisation_id, name)
          references collab_document (organisation_id, name) on delete cascade,
        constraint collab_author_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index collab_author_by_member on collab_author (member_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['collab_author', 'collab_update', 'collab_document'])
      await runner.query(`drop table ${table}`);
  }
}
