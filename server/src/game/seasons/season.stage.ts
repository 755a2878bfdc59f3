import type { Tx } from '../../platform/database/database.js';
import {
  type BoardChange,
  type BoardScores,
  saveScores,
  type SubjectKind,
  type SubjectScore,
} from '../boards/standings.store.js';
import { departmentScore, type Priors, smallestNamedUnit, teamScore } from '../boards/team-score.rules.js';
import type { Batch, WrittenEntry } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import { seasonFor, type SeasonRow } from './current-seasons.js';
import { countOutreach } from './outreach.store.js';
import { recountMovers } from './movers.store.js';
import {
  departmentCounters,
  type DepartmentCounters,
  isGone,
  recountUnits,
  type UnitCounters,
} from './unit-seasons.store.js';

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
    // What a season came to is announced when it closes, and stays, for people as for units.
    const seasons = (await batch.seasons(tx)).filter(({ closed }) => !closed);
    const members = memberScores(batch, new Set(seasons.map(({ id }) => id)));
    for (const season of seasons) {
      if (season.startsAt > batch.now) continue;
      const touched = await this.touchedUnits(tx, batch, season);
      await this.rescore(tx, batch, season, touched, members.splice(0));
    }
    await this.save(tx, batch, members);
  }

  /**
   * Counts units anew and sets their scores; also called when people join or leave, and when a season opens.
   * `besides`: scores on other boards that go with them.
   */
  async rescore(
    tx: Tx,
    batch: Pick<Batch, 'organisationId' | 'now' | 'announce'>,
    season: SeasonRow,
    units: string[],
    besides: BoardScores[] = [],
  ): Promise<void> {
    if (units.length === 0) return this.save(tx, batch, besides);
    const { organisationId } = batch;
    const onSeason = { organisationId, span: 'season', spanId: season.id } as const;
    const counted = await recountUnits(tx, season.id, units, batch.now);
    const { whole, besides: alsoCounted } = await wholeDepartments(tx, season.id, units, batch.now);
    const teams = teamScores([...counted, ...alsoCounted], season.priors);
    const departments = departmentScores(whole, season.priors);
    await this.save(tx, batch, [
      { key: { ...onSeason, subjectKind: 'team' }, scores: teams },
      { key: { ...onSeason, subjectKind: 'department' }, scores: departments },
      ...besides,
    ]);
    await this.save(tx, batch, await allTimeScores(tx, organisationId, [...teams, ...departments]));
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
      .filter(({ occurredAt }) => occurredAt < season.endsAt)
      .map(({ memberId }) => memberId);
    const seats = await seatsOf(tx, season, steppers, batch.now);
    return [...new Set([...entries.map(({ unitId }) => unitId!), ...crossed, ...seats])];
  }

  private async save(tx: Tx, batch: Pick<Batch, 'now' | 'announce'>, boards: readonly BoardScores[]): Promise<void> {
    for (const change of await saveScores(tx, boards, batch.now)) batch.announce(() => this.listener?.(change));
  }
}

/**
 * The departments of these units added up; what nobody has counted yet, and who moved inside them, is counted first.
 * `besides`: the units that were, which have no scores yet either.
 */
async function wholeDepartments(
  tx: Tx,
  seasonId: string,
  units: string[],
  now: Date,
): Promise<{ whole: DepartmentCounters[]; besides: UnitCounters[] }> {
  const departments = await departmentCounters(tx, seasonId, units);
  const uncounted = departments.flatMap((department) => department.uncounted);
  const movers = departments.some((department) => department.movers);
  const besides = uncounted.length > 0 ? await recountUnits(tx, seasonId, uncounted, now) : [];
  if (movers) await recountMovers(tx, seasonId, units, now);
  const changed = uncounted.length > 0 || movers;
  return { whole: changed ? await departmentCounters(tx, seasonId, units) : departments, besides };
}

/** Teams' scores; a unit too small to be named has none of its own, nor one that closed without points. */
function teamScores(units: readonly UnitCounters[], priors: Priors): SubjectScore[] {
  return units
    .filter(({ kind }) => kind === 'team' || kind === 'cohort')
    .map((unit) => ({
      subjectId: unit.unitId,
      score: unit.people >= smallestNamedUnit && !isGone(unit) ? teamScore(unit, priors).score : 0,
    }));
}

function departmentScores(departments: readonly DepartmentCounters[], priors: Priors): SubjectScore[] {
  return departments.map(({ departmentId, gone, pooled, teams }) => ({
    subjectId: departmentId,
    score: pooled.people >= smallestNamedUnit && !gone ? departmentScore(pooled, teams, priors).score : 0,
  }));
}

/** For all time a unit has the sum of its seasons' scores. */
async function allTimeScores(tx: Tx, organisationId: string, units: readonly SubjectScore[]): Promise<BoardScores[]> {
  const totals = await tx.query<SubjectScore & { subjectKind: SubjectKind }>(
    `select b.subject_kind as "subjectKind", s.subject_id as "subjectId", sum(s.score)::int as score
     from standing s join board b on b.id = s.board_id
     where b.organisation_id = $1 and b.subject_kind in ('team', 'department') and b.span = 'season'
       and s.subject_id = any($2)
     group by 1, 2`,
    [organisationId, units.map(({ subjectId }) => subjectId)],
  );
  return (['team', 'department'] as const).map((subjectKind) => ({
    key: { organisationId, subjectKind, span: 'all', spanId: null },
    scores: totals.filter((total) => total.subjectKind === subjectKind),
  }));
}

/** What the batch's entries add to members' totals, for their season while it is open and for all time. */
function memberScores({ organisationId, entries }: Batch, open: ReadonlySet<string>): BoardScores[] {
  const seasons = new Set(entries.flatMap(({ seasonId }) => (seasonId && open.has(seasonId) ? [seasonId] : [])));
  return [...seasons, null].map((spanId) => ({
    key: { organisationId, subjectKind: 'member', span: spanId ? 'season' : 'all', spanId },
    scores: sumsOf(entries.filter(({ seasonId }) => spanId === null || seasonId === spanId)),
    adds: true,
  }));
}

function sumsOf(entries: readonly WrittenEntry[]): SubjectScore[] {
  const sums = new Map<string, number>();
  for (const { memberId, points } of entries) sums.set(memberId, (sums.get(memberId) ?? 0) + points);
  return [...sums].map(([subjectId, score]) => ({ subjectId, score }));
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
