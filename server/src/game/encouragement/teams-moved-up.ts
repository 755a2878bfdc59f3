import { Injectable } from '@nestjs/common';

import { type News, Notify } from '../../activity/notify.js';
import { isTelling, minGroupSize } from '../../people/privacy/suppression.rules.js';
import type { Tx } from '../../platform/database/database.js';
import { localDay, startOfWeek } from '../../platform/time/zone.js';
import type { Encouragement, WorkingPlace } from './encouragement.js';
import { movedUp } from './moved-up.rules.js';
import { playersOf } from './players.store.js';

/** On Mondays: tells teams that moved up in the season's board since the last one, where people took part for the first time. */
@Injectable()
export class TeamsMovedUp implements Encouragement {
  constructor(private readonly notify: Notify) {}

  async tell(tx: Tx, { organisationId, zone, now }: WorkingPlace): Promise<void> {
    const today = localDay(now, zone);
    if (today !== localDay(startOfWeek(now, zone), zone)) return;
    const boardId = await boardOfTeams(tx, organisationId, now);
    if (!boardId) return;
    await oneAtATime(tx, boardId);
    const before = await mondayPlaces(tx, boardId);
    if (before.takenAt && localDay(before.takenAt, zone) === today) return;
    const places = await takePlaces(tx, organisationId, boardId, now);
    if (!before.takenAt || !isLastMonday(before.takenAt, now, zone)) return;
    const started = await startedIn(tx, movedUp(before.places, places), before.takenAt, now);
    await this.notify.tell(tx, ...(await newsOf(tx, organisationId, started, { now, today })));
  }
}

async function newsOf(
  tx: Tx,
  organisationId: string,
  started: readonly { unitId: string; started: number }[],
  { now, today }: { now: Date; today: string },
): Promise<News[]> {
  const players = await playersOf(
    tx,
    started.map(({ unitId }) => unitId),
    now,
  );
  return started.map(({ unitId, started: count }) => ({
    organisationId,
    to: players.get(unitId) ?? [],
    kind: 'board_up',
    params: numberOf(count),
    link: { to: 'season', id: null },
    key: `board_up:${today}`,
  }));
}

/** Of one to four people no number is told (I7). */
function numberOf(count: number): News['params'] {
  return isTelling([count]) ? {} : { count };
}

/** Several servers tell one after another; the engine goes on meanwhile, since one statement reads all places. */
async function oneAtATime(tx: Tx, boardId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('monday ' || $1::text, 0))`, [boardId]);
}

/** Whether places were taken on the Monday of the week before. */
function isLastMonday(takenAt: Date, now: Date, zone: string): boolean {
  const weekBefore = new Date(startOfWeek(now, zone).getTime() - 1);
  return startOfWeek(takenAt, zone).getTime() === startOfWeek(weekBefore, zone).getTime();
}

async function boardOfTeams(tx: Tx, organisationId: string, now: Date): Promise<string | null> {
  const [board] = await tx.query<{ id: string }>(
    `select b.id from season s join board b on b.span_id = s.id and b.span = 'season' and b.subject_kind = 'team'
     where s.organisation_id = $1 and b.organisation_id = $1 and s.starts_at <= $2 and s.ends_at > $2`,
    [organisationId, now],
  );
  return board?.id ?? null;
}

async function mondayPlaces(tx: Tx, boardId: string): Promise<{ takenAt: Date | null; places: Map<string, number> }> {
  const rows = await tx.query<{ id: string; place: number; takenAt: Date }>(
    `select subject_id as id, place, taken_at as "takenAt" from monday_place where board_id = $1`,
    [boardId],
  );
  return { takenAt: rows[0]?.takenAt ?? null, places: new Map(rows.map(({ id, place }) => [id, place])) };
}

/** Keeps the places of this Monday and gives them; those of earlier ones are needed no more. */
async function takePlaces(tx: Tx, organisationId: string, boardId: string, now: Date): Promise<Map<string, number>> {
  await tx.query(`delete from monday_place where organisation_id = $1`, [organisationId]);
  const rows = await tx.query<{ id: string; place: number }>(
    `insert into monday_place (board_id, subject_id, organisation_id, place, taken_at)
     select board_id, subject_id, $2, rank() over (order by score desc), $3
     from visible_standing where board_id = $1 and score > 0
     returning subject_id as id, place`,
    [boardId, organisationId, now],
  );
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** How many people of each of these units took their first step in this time; units without any, or too small, are left out. */
function startedIn(
  tx: Tx,
  unitIds: readonly string[],
  since: Date,
  now: Date,
): Promise<{ unitId: string; started: number }[]> {
  return tx.query(
    `select ms.unit_id as "unitId", count(*) filter (where p.first_step_at >= $2 and p.first_step_at < $3)::int as started
     from membership ms left join member_progress p on p.member_id = ms.member_id
     where ms.unit_id = any($1) and ms.during @> $3::timestamptz
     group by ms.unit_id
     having count(*) >= $4 and count(*) filter (where p.first_step_at >= $2 and p.first_step_at < $3) > 0
     order by ms.unit_id`,
    [unitIds, since, now, minGroupSize],
  );
}
