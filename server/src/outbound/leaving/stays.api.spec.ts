import { describe, expect, it } from '@jest/globals';

import { app, eachTestHasItsOwnOrganisation, given, posted } from '../../testing/world.js';
import { allKept, notGiven } from '../own-data/kept.js';
import { goes as deleted, renamed, renamedJson, takenOut } from './erased.js';
import { ownRow, references, texts } from './stays.js';

eachTestHasItsOwnOrganisation();

const goes = [...deleted, ...takenOut];
const goesWhole = new Set(goes.map(([table]) => table));
const columnsOf = (lists: readonly { columns: readonly string[] }[]) => lists.flatMap(({ columns }) => columns);
const overwritten = [renamed, renamedJson].flatMap((tables) =>
  Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
);

describe('[leaving/whole] nothing in the database is forgotten', () => {
  it('every reference to a member goes, or stays for a reason', () => {
    const known = [...allKept.map(({ table, by }) => `${table}.${by}`), ...notGiven];
    const decided = [...goes.map(([table, by]) => `${table}.${by}`), ...columnsOf(references)];
    expect(decided.filter((column) => column !== 'monday_place.subject_id').toSorted()).toEqual(known.toSorted());
  });

  it('every text that may hold a name is overwritten, goes, or stays for a reason', async () => {
    const columns = await app.database.query<{ table: string; column: string }>(
      `select t.table_name as table, c.column_name as column
       from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
       where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'member'
         and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'tsvector')
         -- one of a few words
         and not exists (select 1 from pg_constraint k where k.conrelid = t.table_name::regclass and k.contype = 'c'
           and pg_get_constraintdef(k.oid) like 'CHECK ((' || c.column_name || ' = ANY (ARRAY[%')`,
    );
    const found = columns.filter(({ table }) => !goesWhole.has(table)).map(({ table, column }) => `${table}.${column}`);
    const kept = overwritten.filter((column) => !goesWhole.has(column.split('.')[0]!));
    expect([...columnsOf(texts), ...kept].toSorted()).toEqual(found.toSorted());
  });

  it('every column of the member’s own row is emptied, or stays for a reason', async () => {
    const fresh = await given.member(await given.team());
    const leaver = await given.member(await given.team(), { name: 'Gwen Rees', visible: true });
    await app.database.query(
      `update member set locale = 'cy', access = 'shared', settings = '{"theme":"dark"}', story = '{"en":"Met us."}',
         absence = tstzrange(now(), null) where id = $1`,
      [leaver.memberId],
    );
    await posted(leaver, 'me/leaving', { sure: true }, 204);
    const row = async (id: string) =>
      (await app.database.query<Record<string, unknown>>(`select * from member where id = $1`, [id]))[0]!;
    const named = new Set(ownRow.columns);
    const rest = Object.entries(await row(leaver.memberId)).filter(([column]) => !named.has(`member.${column}`));
    const neutral = { ...(await row(fresh.memberId)), email: null, name: 'A former colleague / Cyn-gydweithiwr' };
    expect(Object.fromEntries(rest)).toEqual(
      Object.fromEntries(
        Object.entries({ ...neutral, plain_name: 'a former colleague / cyn-gydweithiwr' }).filter(
          ([column]) => !named.has(`member.${column}`),
        ),
      ),
    );
  });
});
