import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From here on a foreign key can be declared without being enforced row by row. */
const KNOWS_UNENFORCED = 180_000;

interface Reference {
  constraint: string;
  column: string;
  parent: string;
}

/** What is written once and never changed, many rows at a time, and what it names besides its organisation. */
const references: Record<string, Reference[]> = {
  activity: [
    { constraint: 'activity_member', column: 'member_id', parent: 'member' },
    { constraint: 'activity_unit', column: 'unit_id', parent: 'unit' },
    { constraint: 'activity_counterpart', column: 'counterpart_id', parent: 'member' },
  ],
  points_entry: [
    { constraint: 'points_entry_activity', column: 'activity_id', parent: 'activity' },
    { constraint: 'points_entry_member', column: 'member_id', parent: 'member' },
    { constraint: 'points_entry_unit', column: 'unit_id', parent: 'unit' },
    { constraint: 'points_entry_season', column: 'season_id', parent: 'season' },
  ],
};
const parents = [...new Set(Object.values(references).flatMap((all) => all.map(({ parent }) => parent)))];

/**
 * A foreign key is checked with a statement and a lock for each row, which were a fifth of what a contribution costs. These
 * tables check theirs once a statement instead. That nothing they name goes away meanwhile needs no lock: members, units,
 * seasons and activities are never deleted, and the database sees to that. Before PostgreSQL 18 all stays as it was.
 */
export class ReferencesByStatement1764000370000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await knowsUnenforced(runner))) return;
    await runner.query(`
      create function stays() returns trigger language plpgsql as $$
      begin
        raise restrict_violation using message = format('what names a row of %s relies on it', tg_table_name),
          table = tg_table_name;
      end $$`);
    for (const [table, all] of Object.entries(references)) {
      for (const { constraint } of all)
        await runner.query(`alter table ${table} alter constraint ${constraint} not enforced`);
      await runner.query(`
        create function ${table}_names_what_is() returns trigger language plpgsql as $$
        begin
          ${all.map((reference) => checked(table, reference)).join('\n')}
          return null;
        end $$`);
      await runner.query(`
        create trigger ${table}_names_what_is after insert on ${table} referencing new table as fresh
        for each statement execute function ${table}_names_what_is()`);
      await runner.query(`
        create trigger ${table}_names_the_same before update of organisation_id, ${columnsOf(all)} on ${table}
        for each statement execute function stays()`);
    }
    for (const parent of parents)
      await runner.query(`
        create trigger ${parent}_stays before delete or update of id, organisation_id on ${parent}
        for each statement execute function stays()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (!(await knowsUnenforced(runner))) return;
    for (const parent of parents) await runner.query(`drop trigger ${parent}_stays on ${parent}`);
    for (const [table, all] of Object.entries(references)) {
      await runner.query(`drop trigger ${table}_names_the_same on ${table}`);
      await runner.query(`drop trigger ${table}_names_what_is on ${table}`);
      await runner.query(`drop function ${table}_names_what_is()`);
      for (const { constraint } of all)
        await runner.query(`alter table ${table} alter constraint ${constraint} enforced`);
    }
    await runner.query(`drop function stays()`);
  }
}

async function knowsUnenforced(runner: QueryRunner): Promise<boolean> {
  const rows: unknown = await runner.query(
    `select 1 where current_setting('server_version_num')::int >= ${KNOWS_UNENFORCED}`,
  );
  return (rows as unknown[]).length > 0;
}

const columnsOf = (all: readonly Reference[]) => all.map(({ column }) => column).join(', ');

/** Looks each row up by itself: a plan made for a few rows would read all of the parent for many, and stay. */
const checked = (table: string, { constraint, column, parent }: Reference) => `
  if exists (
    select 1 from fresh where ${column} is not null and (
      select 1 from ${parent} p where p.id = fresh.${column} and p.organisation_id = fresh.organisation_id
    ) is null
  ) then
    raise foreign_key_violation using message = '${table} names a ${parent} that is not in its organisation',
      table = '${table}', constraint = '${constraint}';
  end if;`;
