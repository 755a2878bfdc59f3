import type { Tx } from '../../platform/database/database.js';
import { type BoardChange, type BoardKey, saveScores, type SubjectScore } from '../boards/standings.store.js';
import { departmentScore, smallestNamedUnit, teamScore } from '../boards/team-score.rules.js';
import type { Batch, WrittenEntry } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import { seasonFor, type SeasonRow } from './current-seasons.js';
import { countOutreach } from './outreach.store.js';
import { ownCounters, pooledCounters, recountUnits, teamsWithin } from './unit-seasons.store.js';

/** Told of board changes once they are committed. */
export type BoardListener = (change: BoardChange) => Promise<void> | void;

/** Keeps the season's projections: points by unit, unit counters, and the scores on season and all-time boards. */
export class SeasonStage implements Stage {
  private listener: BoardListener | null = null;

  /** The live layer's ear. */
  onBoardChange(listener: BoardListener): void {
    this.listener = listener;
  }

  async handle(tx: Tx, batch: Batch): Promise<void> {
    for (const season of await batch.seasons(tx)) {
      const touched = await this.touchedUnits(tx, batch, season);
      await this.rescore(tx, batch, season, touched);
    }
    await this.memberScores(tx, batch);
  }

  /** Counts units anew and sets their scores; also called when people join or leave, and when a season opens. */
  async rescore(
    tx: Tx,
    batch: Pick<Batch, 'organisationId' | 'now' | 'announce'>,
    season: SeasonRow,
    units: string[],
  ): Promise<void> {
    if (units.length === 0) return;
    await recountUnits(tx, season.id, units, batch.now);
    const own = await ownCounters(tx, season.id, units);
    const teams = own
      .filter(({ kind }) => kind === 'team' || kind === 'cohort')
      .map((unit) => ({
        subjectId: unit.unitId,
        score: unit.people >= smallestNamedUnit ? teamScore(unit, season.priors).score : 0,
      }));
    await this.saveUnitScores(tx, batch, season, 'team', teams);
    await this.saveUnitScores(tx, batch, season, 'department', await this.departmentScores(tx, season, units));
  }

  private async touchedUnits(tx: Tx, batch: Batch, season: SeasonRow): Promise<string[]> {
    const entries = batch.entries.filter((entry) => entry.seasonId === season.id && entry.unitId !== null);
    await addPoints(tx, batch.organisationId, season.id, entries);
    const crossed = await countOutreach(
      tx,
      batch,
      season.id,
      (activity) => seasonFor(activity, [season]) !== undefined,
    );
    const steppers = batch.firstSteps
      .filter(({ occurredAt }) => season.startsAt <= occurredAt)
      .map(({ memberId }) => memberId);
    const seats = await seatsOf(tx, season, steppers, batch.now);
    return [...new Set([...entries.map(({ unitId }) => unitId!), ...crossed, ...seats])];
  }

  private async departmentScores(tx: Tx, season: SeasonRow, units: string[]): Promise<SubjectScore[]> {
    const departments = await tx.query<{ id: string }>(
      `select distinct d.id from unit u join unit d on d.id = any(u.path) and d.kind = 'department' where u.id = any($1)`,
      [units],
    );
    const scores: SubjectScore[] = [];
    for (const { id } of departments) {
      const pooled = await pooledCounters(tx, season.id, id);
      const { score } = departmentScore(pooled, await teamsWithin(tx, season.id, id), season.priors);
      scores.push({ subjectId: id, score: pooled.people >= smallestNamedUnit ? score : 0 });
    }
    return scores;
  }

  private async saveUnitScores(
    tx: Tx,
    batch: Pick<Batch, 'organisationId' | 'now' | 'announce'>,
    season: SeasonRow,
    subjectKind: 'team' | 'department',
    scores: SubjectScore[],
  ): Promise<void> {
    const { organisationId } = batch;
    const changed = await this.save(
      tx,
      batch,
      { organisationId, subjectKind, span: 'season', spanId: season.id },
      scores,
    );
    if (!changed) return;
    const totals = await tx.query<SubjectScore>(
      `select s.subject_id as "subjectId", sum(s.score)::int as score
       from standing s join board b on b.id = s.board_id
       where b.organisation_id = $1 and b.subject_kind = $2 and b.span = 'season' and s.subject_id = any($3)
       group by s.subject_id`,
      [organisationId, subjectKind, changed.changed.map(({ subjectId }) => subjectId)],
    );
    await this.save(tx, batch, { organisationId, subjectKind, span: 'all', spanId: null }, totals);
  }

  /** Members' totals, for the season and for all time. */
  private async memberScores(tx: Tx, batch: Batch): Promise<void> {
    const { organisationId } = batch;
    const seasons = [...new Set(batch.entries.map(({ seasonId }) => seasonId))];
    for (const spanId of [...seasons.filter((id) => id !== null), null]) {
      const entries = batch.entries.filter(
        ({ seasonId, points }) => points !== 0 && (spanId === null || seasonId === spanId),
      );
      const key: BoardKey = { organisationId, subjectKind: 'member', span: spanId ? 'season' : 'all', spanId };
      await this.save(tx, batch, key, await memberTotals(tx, key, entries));
    }
  }

  private async save(
    tx: Tx,
    batch: Pick<Batch, 'now' | 'announce'>,
    key: BoardKey,
    scores: SubjectScore[],
  ): Promise<BoardChange | null> {
    const change = await saveScores(tx, key, scores, batch.now);
    if (change) batch.announce(() => this.listener?.(change));
    return change;
  }
}

async function addPoints(tx: Tx, organisationId: string, seasonId: string, entries: WrittenEntry[]): Promise<void> {
  const sums = new Map<string, { unit_id: string; member_id: string; points: number }>();
  for (const { unitId, memberId, points } of entries) {
    const key = `${unitId} ${memberId}`;
    const sum = sums.get(key) ?? { unit_id: unitId!, member_id: memberId, points: 0 };
    sums.set(key, { ...sum, points: sum.points + points });
  }
  if (sums.size === 0) return;
  await tx.query(
    `with sums as (
       select * from jsonb_to_recordset($3) as t (unit_id uuid, member_id uuid, points int)
     ), raised as (
       update season_points p set points = p.points + s.points from sums s
       where p.season_id = $1 and p.unit_id = s.unit_id and p.member_id = s.member_id returning p.unit_id, p.member_id
     )
     insert into season_points (season_id, unit_id, member_id, organisation_id, points)
     select $1, s.unit_id, s.member_id, $2, s.points from sums s
     where not exists (select 1 from raised r where r.unit_id = s.unit_id and r.member_id = s.member_id)`,
    [seasonId, organisationId, JSON.stringify([...sums.values()])],
  );
}

/** The units these members sat in during the season so far. */
async function seatsOf(tx: Tx, season: SeasonRow, memberIds: string[], now: Date): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx.query<{ unitId: string }>(
    `select distinct unit_id as "unitId" from membership
     where member_id = any($1) and during && tstzrange($2, greatest($2::timestamptz, $3::timestamptz), '[]')`,
    [memberIds, season.startsAt, now],
  );
  return rows.map(({ unitId }) => unitId);
}

/** Present scores plus what these entries add. */
async function memberTotals(tx: Tx, key: BoardKey, entries: WrittenEntry[]): Promise<SubjectScore[]> {
  const added = new Map<string, number>();
  for (const { memberId, points } of entries) added.set(memberId, (added.get(memberId) ?? 0) + points);
  if (added.size === 0) return [];
  const held = await tx.query<SubjectScore>(
    `select s.subject_id as "subjectId", s.score from standing s join board b on b.id = s.board_id
     where b.organisation_id = $1 and b.subject_kind = 'member' and b.span = $2 and b.span_id is not distinct from $3
       and s.subject_id = any($4)`,
    [key.organisationId, key.span, key.spanId, [...added.keys()]],
  );
  const before = new Map(held.map(({ subjectId, score }) => [subjectId, score]));
  return [...added].map(([subjectId, points]) => ({ subjectId, score: (before.get(subjectId) ?? 0) + points }));
}
