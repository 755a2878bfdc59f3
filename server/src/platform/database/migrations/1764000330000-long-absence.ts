import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long absence of a member, as administrators record it (model: pausedFrom, pausedTo); while it lasts, teams are not asked for them. */
export class LongAbsence1764000330000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table member add column absence tstzrange,
        add constraint member_absence check (absence is null or lower(absence) is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table member drop column absence`);
  }
}
