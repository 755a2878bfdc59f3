import type { Sql, Tx } from '../../platform/database/database.js';
import { smallestNamedUnit } from '../boards/team-score.rules.js';
import { foldSmallUnits } from './challenge-score.rules.js';
import type { DatedChallenge } from './challenge.store.js';
import { type RosterMember, type UnitStanding, unitStanding } from './standings.rules.js';

interface RosterRow {
  shownAs: string;
  memberId: string;
  stays: { from: string; to: string | null }[];
  /** The units in which they sat. */
  seats: string[];
  points: number;
  times: number;
  leftOut: boolean;
}

/** Somebody of a shown unit, with the units below it in which they sat. */
type Seated = RosterMember & Pick<RosterRow, 'seats'>;

/** Of whom the people of a shown unit are: of the `chosen` units it is shown for, or of `all` of itself. */
export type RosterOf = 'chosen' | 'all';

/** SQL of whether a member `m` is on long absence at the instant `now`, or was when the challenge ended. */
const away = (now: string, endsAt: string) => `coalesce(m.absence @> least(${now}::timestamptz, ${endsAt}), false)`;

/**
 * Everyone who belonged to these units (as shown) during the challenge, with what they did in them; without those on long
 * absence who have done nothing in it, unless fewer than five would be left (I7). Points stay with the unit of their day:
 * someone who moved appears in both, each time with what they did there.
 */
async function rosters(
  sql: Sql,
  challenge: DatedChallenge,
  shown: readonly string[],
  now: Date,
  of: RosterOf,
): Promise<Map<string, Seated[]>> {
  const rows =
    (challenge.state === 'settled' && (await keptRows(sql, challenge.id))) ||
    (await sql.query<RosterRow>(
      `with seats as (
       select cu.shown_as, ms.member_id, ms.unit_id, ms.during
       from challenge_unit cu
       join unit u on u.path @> array[${of === 'all' ? 'cu.shown_as' : 'cu.unit_id'}] and u.organisation_id = cu.organisation_id
       join membership ms on ms.unit_id = u.id and ms.during && tstzrange($2, $3)
       where cu.challenge_id = $1 and cu.shown_as = any($4)
     ), people as (
       select shown_as, member_id, array_agg(distinct unit_id) as units,
              jsonb_agg(distinct jsonb_build_object('from', lower(during), 'to', upper(during))) as stays
       from seats group by 1, 2
     )
     select p.shown_as as "shownAs", p.member_id as "memberId", p.stays, p.units as seats,
            coalesce(d.points, 0)::int as points, coalesce(d.times, 0)::int as times,
            coalesce(d.times, 0) = 0 and ${away('$5', '$3')} as "leftOut"
     from people p join member m on m.id = p.member_id
     cross join lateral (select sum(points) as points, sum(times) as times from challenge_points
                         where challenge_id = $1 and unit_id = any(p.units) and member_id = p.member_id) d`,
      [challenge.id, challenge.startsAt, challenge.endsAt, shown, now],
    ));
  const byUnit = new Map<string, Seated[]>(shown.map((id) => [id, []]));
  const here = new Map<string, number>();
  for (const { shownAs, leftOut } of rows) if (!leftOut) here.set(shownAs, (here.get(shownAs) ?? 0) + 1);
  for (const { shownAs, stays, leftOut, ...member } of rows) {
    if (leftOut && (here.get(shownAs) ?? 0) >= smallestNamedUnit) continue;
    const dated = stays.map(({ from, to }) => ({ from: new Date(from), to: to ? new Date(to) : null }));
    byUnit.get(shownAs)?.push({ ...member, stays: dated });
  }
  return byUnit;
}

/** Who was kept as a challenge was settled, with what they did by what is counted now; null where nobody was. */
async function keptRows(sql: Sql, challengeId: string): Promise<RosterRow[] | null> {
  const rows = await sql.query<RosterRow>(
    `select r.unit_id as "shownAs", r.member_id as "memberId", r.stays, r.seats, coalesce(d.points, 0)::int as points,
            coalesce(d.times, 0)::int as times, false as "leftOut"
     from challenge_roster r
     cross join lateral (select sum(points) as points, sum(times) as times from challenge_points
                         where challenge_id = $1 and unit_id = any(r.seats) and member_id = r.member_id) d
     where r.challenge_id = $1`,
    [challengeId],
  );
  return rows.length > 0 ? rows : null;
}

/** Keeps who belonged to each shown unit as the challenge is settled, so that it can be reckoned with them ever after. */
export async function keepRoster(tx: Tx, challenge: DatedChallenge, now: Date): Promise<void> {
  const byUnit = await rosters(tx, challenge, await shownUnits(tx, challenge.id), now, 'chosen');
  const rows = [...byUnit].flatMap(([unit_id, members]) =>
    members.map(({ memberId, seats, stays }) => ({ unit_id, member_id: memberId, seats, stays })),
  );
  await tx.query(
    `insert into challenge_roster (challenge_id, unit_id, member_id, organisation_id, seats, stays)
     select $1, unit_id, member_id, $2, seats, stays
     from jsonb_to_recordset($3) as t (unit_id uuid, member_id uuid, seats uuid[], stays jsonb)`,
    [challenge.id, challenge.organisationId, JSON.stringify(rows)],
  );
}

/** Whether it was kept who was there; of challenges settled in earlier times it was not. */
export async function isRosterKept(sql: Sql, challengeId: string): Promise<boolean> {
  const kept = await sql.query(`select 1 from challenge_roster where challenge_id = $1 limit 1`, [challengeId]);
  return kept.length > 0;
}

/** How often each of these units reused the other's practices, or was reused by it: what counts in a paired challenge. */
export async function pairedWays(sql: Sql, challengeId: string): Promise<Map<string, number>> {
  const rows = await sql.query<{ unitId: string; times: number }>(
    `select adopter_unit_id as "unitId", count(*)::int as times from challenge_reuse
     where challenge_id = $1 and times > 0 group by 1`,
    [challengeId],
  );
  return new Map(rows.map(({ unitId, times }) => [unitId, times]));
}

/** Who took part for each shown unit: everyone with points there. */
export async function takers(sql: Sql, { id: challengeId, state }: DatedChallenge): Promise<Map<string, string[]>> {
  const kept = state === 'settled' ? await keptRows(sql, challengeId) : null;
  if (kept) {
    const took = Map.groupBy(
      kept.filter(({ points }) => points > 0),
      ({ shownAs }) => shownAs,
    );
    return new Map([...took].map(([unitId, members]) => [unitId, members.map(({ memberId }) => memberId)]));
  }
  const rows = await sql.query<{ unitId: string; members: string[] }>(
    `select cu.shown_as as "unitId", array_agg(distinct p.member_id) as members
     from challenge_unit cu join unit u on u.path @> array[cu.unit_id] and u.organisation_id = cu.organisation_id
     join challenge_points p on p.challenge_id = cu.challenge_id and p.unit_id = u.id and p.points > 0
     where cu.challenge_id = $1 and cu.shown_as is not null group by 1`,
    [challengeId],
  );
  return new Map(rows.map(({ unitId, members }) => [unitId, members]));
}

/**
 * Who belonged to a shown unit during a challenge, until when and who of them is on long absence, in one short text: it
 * differs once anybody came or went.
 */
const staysOf = (now: string) => `md5(string_agg(ms.id::text || coalesce(extract(epoch from upper(ms.during))::text, '')
  || case when ${away(now, 'c.ends_at')} then 'away' else '' end, ',' order by ms.id))`;

const stays = (now: string) => `
  select c.id, c.organisation_id as "organisationId", cu.shown_as as "shownAs", ${staysOf(now)} as stays
  from challenge c join challenge_unit cu on cu.challenge_id = c.id and cu.shown_as is not null
  join unit u on u.path @> array[cu.unit_id] and u.organisation_id = cu.organisation_id
  left join membership ms on ms.unit_id = u.id and ms.during && tstzrange(c.starts_at, c.ends_at)
  left join member m on m.id = ms.member_id`;

/** Reckons these shown units anew from the roster, and stores how they stand. */
export async function restandUnits(
  tx: Tx,
  challenge: DatedChallenge,
  shown: readonly string[],
  now: Date,
  of: RosterOf = 'chosen',
): Promise<Map<string, UnitStanding>> {
  const byUnit = await rosters(tx, challenge, shown, now, of);
  const ways = challenge.mode === 'paired' ? await pairedWays(tx, challenge.id) : new Map<string, number>();
  const standings = new Map(
    [...byUnit].map(([unitId, roster]) => [unitId, unitStanding(challenge, roster, ways.get(unitId) ?? 0)]),
  );
  const rows = [...standings].map(([unit_id, standing]) => ({ unit_id, ...standing }));
  await tx.query(
    `with stays as (${stays('$3')} where c.id = $1 group by c.id, cu.shown_as)
     update challenge_unit cu set score = t.score, across = t.across, people = t.people,
       planks = array(select jsonb_array_elements_text(t.planks)::real), stays = s.stays
     from jsonb_to_recordset($2) as t (unit_id uuid, score int, across int, people int, planks jsonb)
     join stays s on s."shownAs" = t.unit_id
     where cu.challenge_id = $1 and cu.shown_as = t.unit_id`,
    [challenge.id, JSON.stringify(rows), now],
  );
  return standings;
}

/** Decides as which unit each one is shown: those of fewer than five people inside the one above. */
export async function foldUnits(tx: Tx, challenge: DatedChallenge): Promise<void> {
  const units = await tx.query<{ id: string; path: string[]; people: number }>(
    `select u.id, u.path, (select count(distinct ms.member_id)::int from membership ms join unit w on w.id = ms.unit_id
       where w.path @> array[u.id] and ms.during && tstzrange($2, $3)) as people
     from challenge_unit cu join unit u on u.id = cu.unit_id where cu.challenge_id = $1`,
    [challenge.id, challenge.startsAt, challenge.endsAt],
  );
  const rows = [...foldSmallUnits(units)].map(([unit_id, shown_as]) => ({ unit_id, shown_as }));
  await tx.query(
    `update challenge_unit cu set shown_as = t.shown_as
     from jsonb_to_recordset($2) as t (unit_id uuid, shown_as uuid) where cu.challenge_id = $1 and cu.unit_id = t.unit_id`,
    [challenge.id, JSON.stringify(rows)],
  );
}

/** As which unit somebody who sits in `path` takes part in a challenge; null when in none. */
export async function unitTakenPartFor(sql: Sql, challengeId: string, path: readonly string[]): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(
    `select shown_as as id from challenge_unit where challenge_id = $1 and unit_id = any($2) and shown_as is not null
     order by array_position($2, unit_id) desc limit 1`,
    [challengeId, path],
  );
  return row?.id ?? null;
}

/** The units as which those of a challenge are shown, once each. */
export async function shownUnits(tx: Tx, challengeId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct shown_as as id from challenge_unit where challenge_id = $1 and shown_as is not null`,
    [challengeId],
  );
  return rows.map(({ id }) => id);
}

/** The shown units of an open challenge in which people came or went since they were reckoned. */
export interface ChangedRoster {
  id: string;
  organisationId: string;
  shown: string[];
}

/** Of every open challenge, or of those of one organisation, or of one alone. */
export function changedRosters(
  sql: Sql,
  now: Date,
  { organisationId = null, id = null }: { organisationId?: string | null; id?: string | null } = {},
): Promise<ChangedRoster[]> {
  return sql.query<ChangedRoster>(
    `select id, "organisationId", array_agg("shownAs") as shown
     from (${stays('$3')} where c.state = 'open' and ($1::uuid is null or c.organisation_id = $1) and ($2::uuid is null or c.id = $2)
           group by c.id, cu.shown_as having max(cu.stays) is distinct from ${staysOf('$3')}) changed
     group by 1, 2`,
    [organisationId, id, now],
  );
}
