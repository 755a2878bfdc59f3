import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why somebody else took a comment beside guidance away; those taken away before have none. */
export class GuidanceCommentReason1764000365200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table guidance_comment add column gone_reason text,
        add constraint guidance_comment_reason check (gone_reason is null or gone_at is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table guidance_comment drop column gone_reason`);
  }
}
