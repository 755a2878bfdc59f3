import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that members do not know: who asks what one means, until it is explained. */
export class GlossaryAsks1764000098000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table glossary_ask (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        word text not null check (length(word) between 2 and 60),
        asked_by uuid not null,
        asked_at timestamptz not null,
        constraint glossary_ask_asked_by foreign key (organisation_id, asked_by) references member (organisation_id, id)
      )`);
    await runner.query(`
      create unique index glossary_ask_once on glossary_ask (organisation_id, lower(word), asked_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table glossary_ask`);
  }
}
