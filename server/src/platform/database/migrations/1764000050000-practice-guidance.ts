import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which guidance a practice card follows. */
export class PracticeGuidance1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice_guidance (
        organisation_id uuid not null,
        practice_id uuid not null,
        position integer not null check (position >= 0),
        guidance_id uuid not null,
        primary key (practice_id, position),
        constraint practice_guidance_once unique (practice_id, guidance_id),
        constraint practice_guidance_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_guidance_guidance foreign key (organisation_id, guidance_id)
          references guidance (organisation_id, id) on delete cascade
      )`);
    await runner.query(`create index practice_guidance_by_guidance on practice_guidance (guidance_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table practice_guidance`);
  }
}
