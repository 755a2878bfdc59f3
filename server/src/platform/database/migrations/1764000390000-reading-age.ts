import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a published English text reads; what was published before this is measured when it is next. */
export class ReadingAge1764000390000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice add column reading_age smallint,
        add constraint practice_reading_age check (reading_age is null or reading_age between 5 and 22 and locale = 'en')`);
    await runner.query(`
      alter table guidance_publication_text add column reading_age smallint,
        add constraint guidance_publication_text_reading_age check (reading_age is null or reading_age between 5 and 22 and language = 'en')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table practice drop column reading_age`);
    await runner.query(`alter table guidance_publication_text drop column reading_age`);
  }
}
