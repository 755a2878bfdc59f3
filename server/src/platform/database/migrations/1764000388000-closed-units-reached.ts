import type { MigrationInterface, QueryRunner } from 'typeorm';

const reaches = (units: string) => `
  create or replace function practice_reaches(practice_id uuid, reader_id uuid, at timestamptz) returns boolean
  language sql stable as $$
    select exists (
      select 1 from member m
      left join membership ms on ms.member_id = m.id and ms.during @> at left join unit u on u.id = ms.unit_id
      cross join lateral reachable_practice(m.organisation_id,
        array[m.organisation_id, m.id, u.path[1], u.path[cardinality(u.path)]]${units}) as p
      where m.id = reader_id and p.id = practice_id)
  $$`;

/** As `closedUnitsOf` of `memberships.store.ts` was then. */
const closedUnits = ` || array(
  select distinct c.id from membership sat join unit su on su.id = sat.unit_id and su.closed_at is not null
  join unit c on c.id in (su.id, su.path[1]) and c.closed_at is not null
  where sat.member_id = m.id and sat.until_closed)`;

/** Who reads on what their team shared before it closed hears of it, too, and is no stranger to it. */
export class ClosedUnitsReached1764000388000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reaches(closedUnits));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(reaches(''));
  }
}
