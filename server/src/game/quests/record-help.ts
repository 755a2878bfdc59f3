import type { Activities } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import { startOfDay } from '../../platform/time/zone.js';
import type { StoredRun } from './run.js';

/** Someone's finished quest and who they say walked with them. */
export interface Walked {
  memberId: string;
  helperId: string;
}

/** Thanks the helper, as long as the completion stands: what is taken back and done anew counts anew. */
export async function recordHelp(
  tx: Tx,
  activities: Activities,
  run: StoredRun,
  { memberId, helperId }: Walked,
  now: Date,
): Promise<void> {
  await activities.record(tx, {
    organisationId: run.organisationId,
    kind: 'newcomer.helped',
    memberId: helperId,
    subjectId: run.questId,
    counterpartId: memberId,
    occurredAt: run.completedAt ?? now,
    recordedAt: now,
    key: await activities.keyAgain(tx, run.organisationId, `newcomer.helped:${run.id}:${memberId}`),
    data: { run: run.id, hadNoFirstStep: await hadNoFirstStep(tx, run, memberId) },
  });
}

/** Whether the member's first step was this quest, or something done for it on the day of its start. */
async function hadNoFirstStep(tx: Tx, run: StoredRun, memberId: string): Promise<boolean> {
  const [progress] = await tx.query<{ firstStepAt: Date | null }>(
    `select first_step_at as "firstStepAt" from member_progress where member_id = $1`,
    [memberId],
  );
  return !progress?.firstStepAt || progress.firstStepAt >= startOfDay(run.startedAt, run.zone);
}
