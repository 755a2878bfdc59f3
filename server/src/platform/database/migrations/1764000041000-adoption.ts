import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a team changed when it took a practice up, and cards that were made from others. */
export class Adoption1764000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice_reuse add column what_changed text check (what_changed <> '')`);
    await runner.query(`
      alter table practice
        -- the card whose text it began with
        add column adapted_from uuid check (adapted_from <> id),
        add constraint practice_adapted_from foreign key (organisation_id, adapted_from)
          references practice (organisation_id, id)`);
    await runner.query(`create index practice_by_source on practice (adapted_from) where adapted_from is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index practice_by_source`);
    await runner.query(`alter table practice drop column adapted_from`);
    await runner.query(`alter table practice_reuse drop column what_changed`);
  }
}
