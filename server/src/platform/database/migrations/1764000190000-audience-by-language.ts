import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom guidance is for is said in each of its languages, as its title is. */
export class AudienceByLanguage1764000190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table guidance alter column audience type jsonb
        using case when audience = '' then '{}' else jsonb_build_object(languages[1], audience) end`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table guidance alter column audience type text
        using coalesce(nullif(audience ->> 'en', ''), audience ->> 'cy', '')`);
  }
}
