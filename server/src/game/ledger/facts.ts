import type { Tx } from '../../platform/database/database.js';
import type { Batch, LoggedActivity } from '../engine/batch.js';
import { STANDING } from './ledger.store.js';
import {
  type Category,
  type PointsFacts,
  type PointsLine,
  ruleSetV1,
  taperedRules,
  weeklyTaperEnds,
} from './points.rules.js';

const taperedCategories = [...new Set(taperedRules.map((rule) => ruleSetV1[rule].category))];

/** A list that grows under a key. */
class Lists<Value> extends Map<string, Value[]> {
  add(key: string, value: Value): void {
    const list = this.get(key);
    if (list) list.push(value);
    else this.set(key, [value]);
  }
}

/**
 * What the points rules need to know, loaded for a whole batch at once and kept up to date as its lines are made,
 * so that the third answer of a week is the third also when all three came in one batch.
 */
export class FactsBook {
  private readonly playing = new Map<string, boolean>();
  private readonly firstSteps = new Map<string, string | null>();
  private readonly restepped = new Set<string>();
  private readonly awards = new Map<string, number>();
  private readonly stamps = new Lists<string>();
  private readonly adopters = new Lists<string>();
  private readonly tries = new Set<string>();
  private readonly pairs = new Map<string, number>();
  private readonly helped = new Lists<string>();

  static async load(
    tx: Tx,
    batch: Batch,
    weekOf: (activity: LoggedActivity) => string,
    seasonOf: (activity: LoggedActivity) => string | null,
  ): Promise<FactsBook> {
    const book = new FactsBook(weekOf, seasonOf);
    await book.loadMembers(tx, batch);
    await book.loadWeeks(tx, batch.fresh);
    await book.loadStamps(tx, batch.fresh);
    await book.loadAdopters(tx, batch.fresh);
    await book.loadTries(tx, batch.fresh);
    await book.loadHelp(tx, batch.fresh);
    return book;
  }

  private constructor(
    private readonly weekOf: (activity: LoggedActivity) => string,
    private readonly seasonOf: (activity: LoggedActivity) => string | null,
  ) {}

  /** The activity that was the member's first step; null when they have taken none. */
  firstStepOf(memberId: string): string | null {
    return this.firstSteps.get(memberId) ?? null;
  }

  setFirstStep(memberId: string, activityId: string | null): void {
    this.firstSteps.set(memberId, activityId);
    this.restepped.add(memberId);
  }

  /** Members whose first step is another one now, in one order everywhere. */
  get movedFirstSteps(): string[] {
    return [...this.restepped].toSorted();
  }

  of(activity: LoggedActivity): PointsFacts {
    const { memberId, counterpartId } = activity;
    const week = this.weekOf(activity);
    const season = this.seasonOf(activity);
    const awardsThisWeek: Partial<Record<Category, number>> = {};
    for (const category of taperedCategories) {
      awardsThisWeek[category] = this.awards.get(`${memberId} ${category} ${week}`) ?? 0;
    }
    return {
      plays: this.playing.get(memberId) ?? false,
      hasFirstStep: this.firstStepOf(memberId) !== null,
      stampsEarned: this.stamps.get(memberId) ?? [],
      awardsThisWeek,
      adoptingTeams: this.adopters.get(activity.subjectId ?? '') ?? [],
      teamTriedBefore: activity.unitId !== null && this.tries.has(`${activity.subjectId} ${activity.unitId}`),
      pairAwards: this.pairs.get(pairKey(season, memberId, counterpartId)) ?? 0,
      peopleHelped: this.helped.get(`${season} ${memberId}`) ?? [],
    };
  }

  /** Takes a line into account for the lines after it. */
  note(activity: LoggedActivity, line: PointsLine): void {
    const { memberId, counterpartId } = activity;
    const season = this.seasonOf(activity);
    if (line.boost > 0 && taperedRules.includes(line.rule)) {
      this.count(`${memberId} ${line.category} ${this.weekOf(activity)}`, 1);
    }
    if (line.rule === 'stamp.earned') this.stamps.add(memberId, String(line.reason.params['stamp']));
    if (line.rule === 'practice.reused' && line.boost > 0 && activity.kind === 'practice.reused') {
      this.adopters.add(activity.subjectId ?? '', activity.data.adopterTeam);
    }
    if (line.rule === 'practice.tried' && line.boost > 0) this.tries.add(`${activity.subjectId} ${activity.unitId}`);
    if (line.rule === 'help.newcomer' && line.points > 0 && counterpartId) {
      const pair = pairKey(season, memberId, counterpartId);
      this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
      const known = this.helped.get(`${season} ${memberId}`) ?? [];
      if (!known.includes(counterpartId)) this.helped.add(`${season} ${memberId}`, counterpartId);
    }
  }

  private count(key: string, by: number): void {
    this.awards.set(key, (this.awards.get(key) ?? 0) + by);
  }

  private async loadMembers(tx: Tx, batch: Batch): Promise<void> {
    const members = [...new Set([...batch.fresh, ...batch.undone].map(({ memberId }) => memberId))];
    const rows = await tx.query<{ id: string; playing: boolean | null; firstStep: string | null }>(
      `select m.id, m.playing, p.first_step_activity_id as "firstStep"
       from member m left join member_progress p on p.member_id = m.id where m.id = any($1)`,
      [members],
    );
    for (const row of rows) {
      this.playing.set(row.id, row.playing === true);
      this.firstSteps.set(row.id, row.firstStep);
    }
  }

  private async loadWeeks(tx: Tx, fresh: readonly LoggedActivity[]): Promise<void> {
    if (fresh.length === 0) return;
    const rows = await tx.query<{ memberId: string; category: string; week: string; awards: number }>(
      `select t.member_id as "memberId", tapered.category, t.week, counted.awards
       from (select distinct * from unnest($1::uuid[], $2::text[]) as given (member_id, week)) as t
       cross join unnest($3::text[]) as tapered (category)
       cross join lateral (
         select count(*)::int as awards from (
           select 1 from points_entry e
           where e.member_id = t.member_id and e.category = tapered.category and e.week = t.week
             and e.rule = any($4) and e.boost > 0 and ${STANDING}
           limit ${weeklyTaperEnds}) as standing
       ) as counted
       where counted.awards > 0`,
      [
        fresh.map(({ memberId }) => memberId),
        fresh.map((activity) => this.weekOf(activity)),
        taperedCategories,
        taperedRules,
      ],
    );
    for (const row of rows) this.count(`${row.memberId} ${row.category} ${row.week}`, row.awards);
  }

  private async loadStamps(tx: Tx, fresh: readonly LoggedActivity[]): Promise<void> {
    const members = fresh.filter(({ kind }) => kind === 'quest.completed').map(({ memberId }) => memberId);
    if (members.length === 0) return;
    const rows = await tx.query<{ memberId: string; stamp: string }>(
      `select e.member_id as "memberId", e.reason->'params'->>'stamp' as stamp
       from points_entry e where e.member_id = any($1) and e.rule = 'stamp.earned' and ${STANDING}`,
      [members],
    );
    for (const row of rows) this.stamps.add(row.memberId, row.stamp);
  }

  private async loadAdopters(tx: Tx, fresh: readonly LoggedActivity[]): Promise<void> {
    const practices = fresh.filter(({ kind }) => kind === 'practice.reused').map(({ subjectId }) => subjectId);
    if (practices.length === 0) return;
    const rows = await tx.query<{ practice: string; team: string }>(
      `select a.subject_id as practice, a.data->>'adopterTeam' as team
       from activity a join points_entry e on e.activity_id = a.id
       where a.subject_id = any($1) and e.rule = 'practice.reused' and e.boost > 0 and ${STANDING}`,
      [practices],
    );
    for (const row of rows) this.adopters.add(row.practice, row.team);
  }

  private async loadTries(tx: Tx, fresh: readonly LoggedActivity[]): Promise<void> {
    const practices = fresh.filter(({ kind }) => kind === 'practice.tried').map(({ subjectId }) => subjectId);
    if (practices.length === 0) return;
    const rows = await tx.query<{ practice: string; team: string | null }>(
      `select a.subject_id as practice, a.unit_id as team
       from activity a join points_entry e on e.activity_id = a.id
       where a.subject_id = any($1) and e.rule = 'practice.tried' and e.boost > 0 and ${STANDING}`,
      [practices],
    );
    for (const { practice, team } of rows) this.tries.add(`${practice} ${team}`);
  }

  private async loadHelp(tx: Tx, fresh: readonly LoggedActivity[]): Promise<void> {
    const help = fresh.filter(({ kind }) => kind === 'newcomer.helped');
    if (help.length === 0) return;
    const people = help.flatMap(({ memberId, counterpartId }) => [memberId, counterpartId]);
    const rows = await tx.query<{ season: string | null; helper: string; newcomer: string }>(
      `select e.season_id as season, e.member_id as helper, e.counterpart_id as newcomer
       from points_entry e
       where e.member_id = any($1) and e.rule = 'help.newcomer' and e.points > 0 and ${STANDING}
       order by e.seq`,
      [people],
    );
    for (const { season, helper, newcomer } of rows) {
      const pair = pairKey(season, helper, newcomer);
      this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
      const known = this.helped.get(`${season} ${helper}`) ?? [];
      if (!known.includes(newcomer)) this.helped.add(`${season} ${helper}`, newcomer);
    }
  }
}

function pairKey(season: string | null, one: string, other: string | null): string {
  return [season, ...[one, other ?? ''].toSorted()].join(' ');
}
