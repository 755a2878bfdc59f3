import type { ActivityKind, Distance } from '@guildhall/shared/activity/catalogue';

import type { Sql, Tx } from '../../platform/database/database.js';
import type { StoredContribution, StoredRun } from './run.js';
import { addContribution, holdActivities, type NewContribution } from './run.store.js';
import { stepFor } from './run.rules.js';
import { asRun, partyOf } from './standing.rules.js';

/** An activity as steps are matched with it. */
export interface DoneWork {
  id: string;
  kind: ActivityKind;
  memberId: string;
  counterpartId: string | null;
  subjectId: string | null;
  occurredAt: Date;
  data: object;
}

type Done = NewContribution & { activityId: string };

/** Counts activities for the steps they do, in order; returns the run with them. */
export async function countWork(tx: Tx, run: StoredRun, works: readonly DoneWork[]): Promise<StoredRun> {
  await holdActivities(tx, wanted(run, works));
  let counted = run;
  for (const work of works) {
    const done = doneBy(counted, work);
    const added = done && (await addContribution(tx, run, done));
    if (added) counted = withDone(counted, done, added);
  }
  return counted;
}

/** Those that would be counted if all of them still stand. */
function wanted(run: StoredRun, works: readonly DoneWork[]): string[] {
  let counted = run;
  return works.flatMap((work) => {
    const done = doneBy(counted, work);
    if (!done) return [];
    counted = withDone(counted, done, work.id);
    return [work.id];
  });
}

/** What this work is towards the run; null when it does none of its open steps. */
function doneBy(
  run: StoredRun,
  { id, kind, memberId, counterpartId, subjectId, occurredAt, data }: DoneWork,
): Done | null {
  const { distance, honest } = data as { distance?: Distance; honest?: boolean };
  const found = { id, kind, member: memberId, counterpart: counterpartId, subject: subjectId, occurredAt };
  const stepId = stepFor(asRun(run), {
    ...found,
    ...(distance === undefined ? {} : { distance }),
    ...(honest === undefined ? {} : { honest }),
  });
  if (!stepId) return null;
  return { stepId, member: memberId, way: 'activity', state: 'accepted', activityId: id, madeAt: occurredAt };
}

function withDone(run: StoredRun, done: Done, id: string): StoredRun {
  const contribution: StoredContribution = { ...done, id, confirmedBy: [], madeAt: done.madeAt.getTime() };
  return { ...run, contributions: [...run.contributions, contribution] };
}

/** Counts what the party did since the day of the start, before the run could hear of it: earlier that day, or set aside. */
export async function countEarlierWork(tx: Tx, run: StoredRun): Promise<StoredRun> {
  const known = asRun(run);
  const kinds = known.steps.flatMap(({ rule }) => (rule.by.by === 'activity' ? [rule.by.kind] : []));
  if (kinds.length === 0 || run.state === 'completed' || run.state === 'withdrawn') return run;
  return countWork(tx, run, await workSince(tx, partyOf(run), kinds, known.startedAt));
}

function workSince(sql: Sql, party: readonly string[], kinds: readonly string[], since: Date): Promise<DoneWork[]> {
  return sql.query<DoneWork>(
    `select id, kind, member_id as "memberId", counterpart_id as "counterpartId", subject_id as "subjectId",
       occurred_at as "occurredAt", data
     from activity
     where member_id = any($1) and kind = any($2) and occurred_at >= $3 and revoked_at is null
     order by occurred_at, id limit 200`,
    [party, kinds, since],
  );
}

/** Open runs, not set aside, in whose party one of these members is. */
export async function openRunsOf(sql: Sql, memberIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select distinct r.id from quest_run_member p join quest_run r on r.id = p.run_id
     where p.member_id = any($1) and p.active and r.state in ('in_progress', 'submitted', 'returned')`,
    [memberIds],
  );
  return rows.map(({ id }) => id);
}
