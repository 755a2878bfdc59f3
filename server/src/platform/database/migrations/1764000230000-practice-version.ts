import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The version of a card's live topic moves with every word said under it, so it stands beside the card, not in its wide row. */
export class PracticeVersion1764000230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_version (
        practice_id uuid primary key,
        organisation_id uuid not null,
        version bigint not null,
        constraint practice_version_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade
      )`);
    await runner.query(`
      insert into practice_version (practice_id, organisation_id, version) select id, organisation_id, version from practice`);
    await runner.query(`alter table practice drop column version`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice add column version bigint`);
    await runner.query(`update practice p set version = v.version from practice_version v where v.practice_id = p.id`);
    await runner.query(`alter table practice alter column version set not null`);
    await runner.query(`drop table practice_version`);
  }
}
