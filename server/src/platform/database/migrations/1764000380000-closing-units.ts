import type { MigrationInterface, QueryRunner } from 'typeorm';

const standing = (closed: string) => `
  create or replace view visible_standing as
  select s.board_id, s.organisation_id, s.subject_id, s.score, s.reached_at, s.version,
         b.subject_kind, b.span, b.span_id, coalesce(m.name, u.name) as name, u.name_cy${closed}
  from standing s join board b on b.id = s.board_id
  left join member m on b.subject_kind = 'member' and m.id = s.subject_id
  left join unit u on b.subject_kind <> 'member' and u.id = s.subject_id
  where (u.id is not null and not (u.off_boards and b.span <> 'challenge'))
    or (m.board_visible and m.playing and m.left_at is null and s.score > 0)`;

/** A unit is closed and opened again: where its people went, and who sat in it until then. Boards say that it is closed. */
export class ClosingUnits1764000380000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table unit
        add column closed_into uuid,
        add constraint unit_closed_into foreign key (organisation_id, closed_into) references unit (organisation_id, id),
        add constraint unit_closed_into_another check (closed_into is null or closed_at is not null and closed_into <> id)`);
    await runner.query(`
      alter table membership
        -- this stay ended because its unit closed
        add column until_closed boolean not null default false,
        add constraint membership_until_closed check (not until_closed or upper(during) is not null)`);
    await runner.query(`create index membership_until_closed on membership (member_id) where until_closed`);
    await runner.query(standing(`, u.closed_at is not null as closed`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view visible_standing`);
    await runner.query(standing(''));
    await runner.query(`alter table membership drop column until_closed`);
    await runner.query(`alter table unit drop column closed_into`);
  }
}
