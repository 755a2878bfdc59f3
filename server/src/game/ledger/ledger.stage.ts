import { activityCatalogue, activityKinds } from '@guildhall/shared/activity/catalogue';

import { handled } from '../../activity/pending.js';
import type { Tx } from '../../platform/database/database.js';
import type { Batch, LoggedActivity, WrittenEntry } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import { seasonFor } from '../seasons/current-seasons.js';
import { isoWeek } from '../../platform/time/zone.js';
import { FactsBook } from './facts.js';
import { type Award, writeAwards, writeReversals } from './ledger.store.js';
import { isFirstStep, nothingBefore, pointsFor, type PointsLine, type ScorableActivity } from './points.rules.js';

/** What is paid once to a person, so that it passes on when it is taken back. */
type PassingRule = 'first.step' | 'stamp.earned';
type QuestCompleted = Extract<LoggedActivity, { kind: 'quest.completed' }>;

const stepKinds = activityKinds.filter((kind) => activityCatalogue[kind].step);

/** Writes the ledger: awards for what was done, reversals for what was taken back, and who took a first step. */
export class LedgerStage implements Stage {
  async handle(tx: Tx, batch: Batch): Promise<void> {
    const seasons = await batch.seasons(tx);
    const seasonOf = (activity: LoggedActivity) => seasonFor(activity, seasons)?.id ?? null;
    const weekOf = (activity: LoggedActivity) => isoWeek(activity.occurredAt, batch.zone);
    // Reversals come first, so that what was taken back no longer counts towards a taper.
    batch.entries.push(...(await writeReversals(tx, batch, batch.undone)));
    const book = await FactsBook.load(tx, batch, weekOf, seasonOf);
    const awards = await this.awardsAfterUndo(tx, batch, book, seasonOf, weekOf);
    for (const activity of batch.fresh) {
      const at = { activity, seasonId: seasonOf(activity), week: weekOf(activity) };
      const step = isFirstStep(scorable(activity), book.firstStepOf(activity.memberId) !== null);
      awards.push(...linesFor(activity, book).map((line) => ({ line, ...at })));
      if (step) this.stepTaken(batch, book, activity);
    }
    batch.entries.push(...(await writeAwards(tx, batch, awards)));
    await this.saveFirstSteps(tx, batch, book);
  }

  private stepTaken(batch: Batch, book: FactsBook, activity: LoggedActivity): void {
    book.setFirstStep(activity.memberId, activity.id);
    const { memberId, occurredAt } = activity;
    batch.firstSteps.push({ memberId, occurredAt, taken: true });
  }

  /** A first step or a stamp that was taken back passes to what would have been it, recorded next; that one is then paid. */
  private async awardsAfterUndo(
    tx: Tx,
    batch: Batch,
    book: FactsBook,
    seasonOf: (activity: LoggedActivity) => string | null,
    weekOf: (activity: LoggedActivity) => string,
  ): Promise<Award[]> {
    const awards: Award[] = [];
    const pay = (activity: LoggedActivity, rule: PassingRule) => {
      const line = book.of(activity).plays ? passedLine(activity, rule) : undefined;
      if (!line) return;
      book.note(activity, line);
      awards.push({ line, activity, seasonId: seasonOf(activity), week: weekOf(activity) });
    };
    for (const undone of stampsIn(batch.entries)) {
      const next = await this.nextWithStamp(tx, undone);
      if (next) pay(next, 'stamp.earned');
    }
    for (const undone of batch.undone) {
      if (book.firstStepOf(undone.memberId) !== undone.id) continue;
      const next = await this.nextStep(tx, undone.memberId);
      book.setFirstStep(undone.memberId, next?.id ?? null);
      for (const { memberId, occurredAt } of next ? [undone, next] : [undone])
        batch.firstSteps.push({ memberId, occurredAt, taken: false });
      if (next) pay(next, 'first.step');
    }
    return awards;
  }

  private nextStep(tx: Tx, memberId: string): Promise<LoggedActivity | undefined> {
    return earliestStanding(tx, 'kind = any($2)', [memberId, stepKinds]);
  }

  private nextWithStamp(tx: Tx, { memberId, data }: QuestCompleted): Promise<LoggedActivity | undefined> {
    return earliestStanding(tx, `kind = 'quest.completed' and data->>'stamp' = $2`, [memberId, data.stamp]);
  }

  private async saveFirstSteps(tx: Tx, batch: Batch, book: FactsBook): Promise<void> {
    const rows = book.movedFirstSteps.map((id) => ({ member_id: id, activity_id: book.firstStepOf(id) }));
    if (rows.length === 0) return;
    await tx.query(
      `insert into member_progress as p (member_id, organisation_id, level, first_step_at, first_step_activity_id)
       select t.member_id, $2, case when t.activity_id is null then 0 else 1 end, a.occurred_at, t.activity_id
       from jsonb_to_recordset($1) as t (member_id uuid, activity_id uuid) left join activity a on a.id = t.activity_id
       on conflict (member_id) do update set
         level = greatest(excluded.level, case when p.level > 1 then p.level else 0 end),
         first_step_at = excluded.first_step_at,
         first_step_activity_id = excluded.first_step_activity_id, version = p.version + 1`,
      [JSON.stringify(rows), batch.organisationId],
    );
  }
}

function linesFor(activity: LoggedActivity, book: FactsBook): PointsLine[] {
  const lines = pointsFor(scorable(activity), book.of(activity));
  for (const line of lines) book.note(activity, line);
  return lines;
}

/** The completed quests whose stamps were taken back. */
function stampsIn(entries: readonly WrittenEntry[]): QuestCompleted[] {
  return entries.flatMap(({ rule, activity }) =>
    rule === 'stamp.earned' && activity.kind === 'quest.completed' ? [activity] : [],
  );
}

/** Of a member's handled activities that stand and can count, the one recorded first; `which` narrows them with `$2`. */
async function earliestStanding(tx: Tx, which: string, values: unknown[]): Promise<LoggedActivity | undefined> {
  const [row] = await tx.query<LoggedActivity>(
    `select id, kind, member_id as "memberId", unit_id as "unitId", subject_id as "subjectId",
            counterpart_id as "counterpartId", occurred_at as "occurredAt", recorded_at as "recordedAt", key, data
     from activity a
     where member_id = $1 and ${which} and revoked_at is null and ${handled('a')}
       and counterpart_id is distinct from member_id and not coalesce((data->>'warmUp')::boolean, false)
     order by recorded_at, id limit 1`,
    values,
  );
  return row;
}

function passedLine(activity: LoggedActivity, rule: PassingRule): PointsLine | undefined {
  return pointsFor(scorable(activity), nothingBefore).find((line) => line.rule === rule);
}

function scorable(activity: LoggedActivity): ScorableActivity {
  const { id, memberId, counterpartId, kind, data } = activity;
  return { id, kind, member: memberId, counterpart: counterpartId, data } as ScorableActivity;
}
