import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members were told by the clock, so that each thing is told once; and where teams stood last Monday. */
export class Encouragement1764000080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table quest_run add near_told_at timestamptz`);
    await runner.query(`alter table challenge add opening_told_at timestamptz`);
    await runner.query(`alter table challenge_unit add goal_told_at timestamptz`);
    await runner.query(`
      create table monday_place (
        board_id uuid not null,
        subject_id uuid not null,
        organisation_id uuid not null,
        place integer not null check (place > 0),
        taken_at timestamptz not null,
        primary key (board_id, subject_id),
        constraint monday_place_board foreign key (organisation_id, board_id) references board (organisation_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table monday_place`);
    await runner.query(`alter table challenge_unit drop goal_told_at`);
    await runner.query(`alter table challenge drop opening_told_at`);
    await runner.query(`alter table quest_run drop near_told_at`);
  }
}
