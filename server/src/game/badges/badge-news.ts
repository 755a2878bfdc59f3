import type { News } from '../../activity/notify.js';
import type { Sql } from '../../platform/database/database.js';
import type { GivenBadge } from '../engine/batch.js';
import { sittingAt } from './eligible.queries.js';

/** What is told about badges just given: to each member of their own, and of a unit's badge to everyone who sits in it. */
export async function badgeNews(
  sql: Sql,
  organisationId: string,
  given: readonly GivenBadge[],
  now: Date,
): Promise<News[]> {
  const units = await peopleOf(
    sql,
    given.flatMap(({ unitId }) => unitId ?? []),
    now,
  );
  return given.flatMap(({ badge, memberId, unitId, instanceKey }): News[] => {
    const key = ['badge', badge.id, ...(unitId ? [unitId] : []), instanceKey].join(':');
    const news = { organisationId, link: { to: 'badge', id: badge.id } as const, key };
    if (memberId) return [{ ...news, kind: 'badge', to: [memberId], params: { badge: badge.name }, celebrate: badge }];
    const unit = units.get(unitId ?? '');
    if (!unit) return [];
    const params = { badge: badge.name, unit: { en: unit.name, cy: unit.nameCy } };
    return [{ ...news, kind: 'unit_badge', to: unit.to, params }];
  });
}

/** Who has these badges on their wall: the members themselves, and everyone who sits in the units. */
export async function wallsOf(sql: Sql, subjects: readonly string[], now: Date): Promise<string[]> {
  if (subjects.length === 0) return [];
  const rows = await sql.query<{ id: string }>(
    `select id from member where id = any($1)
     union select sits.member_id from unit u join unit seat on seat.path @> array[u.id] ${sittingAt('$2')} where u.id = any($1)`,
    [subjects, now],
  );
  return rows.map(({ id }) => id);
}

interface UnitPeople {
  unitId: string;
  name: string;
  nameCy: string | null;
  to: string[];
}

async function peopleOf(sql: Sql, unitIds: readonly string[], now: Date): Promise<Map<string, UnitPeople>> {
  if (unitIds.length === 0) return new Map();
  const rows = await sql.query<UnitPeople>(
    `select u.id as "unitId", u.name, u.name_cy as "nameCy", array_agg(sits.member_id) as "to"
     from unit u join unit seat on seat.path @> array[u.id] ${sittingAt('$2')} where u.id = any($1) group by u.id`,
    [unitIds, now],
  );
  return new Map(rows.map((row) => [row.unitId, row]));
}
