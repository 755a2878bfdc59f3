import type { MigrationInterface, QueryRunner } from 'typeorm';

const view = (shown: string) => `
  create or replace view visible_standing as
  select s.board_id, s.organisation_id, s.subject_id, s.score, s.reached_at, s.version,
         b.subject_kind, b.span, b.span_id, coalesce(m.name, u.name) as name, u.name_cy
  from standing s join board b on b.id = s.board_id
  left join member m on b.subject_kind = 'member' and m.id = s.subject_id
  left join unit u on b.subject_kind <> 'member' and u.id = s.subject_id
  where ${shown} or (m.board_visible and m.playing and m.left_at is null and s.score > 0)`;

/** A unit may stand on no board for a time: councillors before an election. A challenge goes on showing whom it was made for. */
export class PreElection1764000350000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table unit add column off_boards boolean not null default false`);
    await runner.query(view(`(u.id is not null and not (u.off_boards and b.span <> 'challenge'))`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(view(`u.id is not null`));
    await runner.query(`alter table unit drop column off_boards`);
  }
}
