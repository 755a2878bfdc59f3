import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { minGroupSize } from '../../people/privacy/suppression.rules.js';
import type { Tx } from '../../platform/database/database.js';
import { localDay, startOfWeek } from '../../platform/time/zone.js';
import { holdEngine } from '../engine/hold-engine.js';
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
    await holdEngine(tx, organisationId);
    const boardId = await boardOfTeams(tx, organisationId, now);
    const before = boardId ? await mondayPlaces(tx, boardId) : null;
    if (!boardId || (before?.takenAt && localDay(before.takenAt, zone) === today)) return;
    const places = await placesNow(tx, boardId);
    if (before?.takenAt && isLastMonday(before.takenAt, now, zone)) {
      const moved = movedUp(before.places, places);
      await this.tellTeams(tx, organisationId, { moved, since: before.takenAt, now, today });
    }
    await remember(tx, organisationId, boardId, now);
  }

  private async tellTeams(
    tx: Tx,
    organisationId: string,
    { moved, since, now, today }: { moved: readonly string[]; since: Date; now: Date; today: string },
  ): Promise<void> {
    for (const { unitId, started } of await startedIn(tx, moved, since, now)) {
      await this.notify.tell(tx, {
        organisationId,
        to: await playersOf(tx, unitId, now),
        kind: 'board_up',
        params: { count: started },
        link: { to: 'season', id: null },
        key: `board_up:${today}`,
      });
    }
  }
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

const PLACES = `
  select subject_id as id, rank() over (order by score desc)::int as place
  from visible_standing where board_id = $1 and score > 0`;

async function placesNow(tx: Tx, boardId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; place: number }>(PLACES, [boardId]);
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** Keeps the places of this Monday; those of earlier ones are needed no more. */
async function remember(tx: Tx, organisationId: string, boardId: string, now: Date): Promise<void> {
  await tx.query(`delete from monday_place where organisation_id = $1`, [organisationId]);
  await tx.query(
    `insert into monday_place (board_id, subject_id, organisation_id, place, taken_at)
     select $1, p.id, $2, p.place, $3 from (${PLACES}) p`,
    [boardId, organisationId, now],
  );
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
