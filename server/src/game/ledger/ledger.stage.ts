import { activityCatalogue, activityKinds } from '@guildhall/shared/activity/catalogue';

import { handled } from '../../activity/pending.js';
import type { Tx } from '../../platform/database/database.js';
import type { Batch, LoggedActivity } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import { seasonFor } from '../seasons/current-seasons.js';
import { isoWeek } from '../../platform/time/zone.js';
import { FactsBook } from './facts.js';
import { type Award, writeAwards, writeReversals } from './ledger.store.js';
import { awardKey, isFirstStep, pointsFor, type PointsLine, type ScorableActivity } from './points.rules.js';

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

  /** A first step that was taken back passes to what would have been it: the next step recorded; that one is then paid. */
  private async awardsAfterUndo(
    tx: Tx,
    batch: Batch,
    book: FactsBook,
    seasonOf: (activity: LoggedActivity) => string | null,
    weekOf: (activity: LoggedActivity) => string,
  ): Promise<Award[]> {
    const awards: Award[] = [];
    for (const undone of batch.undone) {
      if (book.firstStepOf(undone.memberId) !== undone.id) continue;
      const next = await this.nextStep(tx, undone.memberId);
      book.setFirstStep(undone.memberId, next?.id ?? null);
      for (const { memberId, occurredAt } of next ? [undone, next] : [undone])
        batch.firstSteps.push({ memberId, occurredAt, taken: false });
      const line = next && book.of(next).plays ? firstStepLine(next) : null;
      if (next && line) awards.push({ line, activity: next, seasonId: seasonOf(next), week: weekOf(next) });
    }
    return awards;
  }

  private async nextStep(tx: Tx, memberId: string): Promise<LoggedActivity | null> {
    const [row] = await tx.query<LoggedActivity>(
      `select id, kind, member_id as "memberId", unit_id as "unitId", subject_id as "subjectId",
              counterpart_id as "counterpartId", occurred_at as "occurredAt", recorded_at as "recordedAt", key, data
       from activity a
       where member_id = $1 and kind = any($2) and revoked_at is null and ${handled('a')}
         and counterpart_id is distinct from member_id and not coalesce((data->>'warmUp')::boolean, false)
       order by recorded_at, id limit 1`,
      [memberId, stepKinds],
    );
    return row ?? null;
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

function firstStepLine(activity: LoggedActivity): PointsLine | null {
  const nobody = { hasFirstStep: false, stampsEarned: [], awardsThisWeek: {}, adoptingTeams: [], peopleHelped: [] };
  const lines = pointsFor(scorable(activity), { ...nobody, plays: true, pairAwards: 0 });
  const line = lines.find(({ rule }) => rule === 'first.step');
  return line ? { ...line, idempotencyKey: awardKey('first.step', activity.memberId, activity.id) } : null;
}

function scorable(activity: LoggedActivity): ScorableActivity {
  const { id, memberId, counterpartId, kind, data } = activity;
  return { id, kind, member: memberId, counterpart: counterpartId, data } as ScorableActivity;
}
