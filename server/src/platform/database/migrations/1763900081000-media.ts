import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures that people send, and which texts use them. */
export class Media1763900081000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table media (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        -- who sent it first
        owner_id uuid not null,
        -- SHA-256 of what is stored, in hexadecimal
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        type text not null check (type in ('image/png', 'image/jpeg')),
        width integer not null check (width > 0),
        height integer not null check (height > 0),
        bytes integer not null check (bytes > 0),
        alt text not null,
        created_at timestamptz not null,
        -- when it was sent last
        sent_at timestamptz not null,
        constraint media_of_organisation unique (organisation_id, id),
        constraint media_once unique (organisation_id, hash),
        constraint media_owner foreign key (organisation_id, owner_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index media_by_sending on media (sent_at)`);
    await runner.query(`
      create table media_use (
        organisation_id uuid not null,
        media_id uuid not null,
        -- the text that shows it, such as practice:<id>
        place text not null check (place ~ '^[a-z-]+:[0-9a-f-]{36}$'),
        -- whether the text is open to people who are not signed in
        open boolean not null,
        primary key (media_id, place),
        constraint media_use_media foreign key (organisation_id, media_id) references media (organisation_id, id)
      )`);
    await runner.query(`create index media_use_by_place on media_use (organisation_id, place)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table media_use`);
    await runner.query(`drop table media`);
  }
}
