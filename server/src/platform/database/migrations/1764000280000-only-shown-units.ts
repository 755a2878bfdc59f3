import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A challenge's board lists the units that are shown in it, and no longer those that left it because they lie in another. */
export class OnlyShownUnits1764000280000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with gone as (
        delete from standing s using board b
        where b.id = s.board_id and b.span = 'challenge' and not exists (
          select 1 from challenge_unit cu where cu.challenge_id = b.span_id and cu.shown_as = s.subject_id)
        returning s.board_id, s.score
      ), places as (
        select board_id, level, case level when 0 then score else score >> 7 end as bucket, count(*)::int as subjects
        from gone, (values (0), (1)) as levels (level) where score > 0 group by 1, 2, 3
      ), counted as (
        update rank_bucket r set subjects = r.subjects - p.subjects from places p
        where r.board_id = p.board_id and r.level = p.level and r.bucket = p.bucket
      )
      update board set version = version + 1 where id in (select board_id from gone)`);
  }

  async down(): Promise<void> {
    // Nothing to undo: what went belongs to no challenge.
  }
}
