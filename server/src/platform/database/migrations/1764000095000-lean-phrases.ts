import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Phrases without foreign keys: a long text brings a hundred thousand at once, and checking two keys of each took longer
 * than everything else. Rows of members and of guidance are never deleted, so nothing is left pointing nowhere.
 */
export class LeanPhrases1764000095000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table guidance_phrase drop constraint guidance_phrase_guidance, drop constraint guidance_phrase_member`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table guidance_phrase
        add constraint guidance_phrase_guidance foreign key (organisation_id, guidance_id)
          references guidance (organisation_id, id),
        add constraint guidance_phrase_member foreign key (organisation_id, member_id)
          references member (organisation_id, id)`);
  }
}
