import type { ActivityData } from '@guildhall/shared/activity/catalogue';

import type { Activities } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import { isCounted } from './definition.rules.js';
import { recordHelp, type Walked } from './record-help.js';
import { partyOf, standingOf } from './standing.rules.js';
import type { StoredRun } from './run.js';
import { saveStanding } from './run.store.js';

/**
 * Brings a locked run to where its steps put it, and stores that. A run that completes records it for each of the party;
 * one that opens again, because something was taken back, takes those records back. Returns the run as it now stands.
 */
export async function settle(
  tx: Tx,
  activities: Activities,
  run: StoredRun,
  now: Date,
  takenBack: ReadonlySet<string> = new Set(),
): Promise<StoredRun> {
  const standing = standingOf(run, takenBack);
  await saveStanding(tx, run, standing, now);
  const settled: StoredRun = {
    ...run,
    state: standing.state,
    completedAt: standing.completedAt,
    completeSteps: [...standing.completeSteps],
    version: run.version + 1,
  };
  if (run.state === 'completed' && standing.state !== 'completed')
    await takeBackCompletion(tx, activities, settled, now);
  if (run.state !== 'completed' && standing.state === 'completed') {
    for (const member of partyOf(settled)) await recordCompletion(tx, activities, settled, member, now);
    for (const walked of walkedIn(settled)) await recordHelp(tx, activities, settled, walked, now);
  }
  return settled;
}

/** Doing a quest again is welcome and changes nothing: its completion is one activity of the member, as long as it stands. */
async function recordCompletion(
  tx: Tx,
  activities: Activities,
  run: StoredRun,
  memberId: string,
  now: Date,
): Promise<void> {
  const key = await activities.keyAgain(tx, run.organisationId, `quest.completed:${run.slug}:${memberId}`);
  await activities.record(tx, {
    organisationId: run.organisationId,
    kind: 'quest.completed',
    memberId,
    subjectId: run.questId,
    counterpartId: null,
    occurredAt: run.completedAt ?? now,
    recordedAt: now,
    key,
    data: completionData(run),
  });
}

/** Who of the party said before that someone walked with them. */
function walkedIn({ members }: StoredRun): Walked[] {
  return members.flatMap(({ id, helperId, state }) =>
    state === 'accepted' && helperId ? [{ memberId: id, helperId }] : [],
  );
}

function completionData({ id, slug, definition }: StoredRun): ActivityData<'quest.completed'> {
  const { stamp, reward } = definition;
  return { run: id, quest: slug, stamp, reward, warmUp: !isCounted(definition) };
}

/** The completion goes, of everyone or of one member, and what its helpers got for it; where the member finished the same quest in another run, that one stands in its place. */
export async function takeBackCompletion(
  tx: Tx,
  activities: Activities,
  run: StoredRun,
  now: Date,
  of: string | null = null,
): Promise<void> {
  const standing = await tx.query<{ key: string; kind: string; memberId: string }>(
    `select key, kind, member_id as "memberId" from activity
     where subject_id = $1 and kind in ('quest.completed', 'newcomer.helped') and data ->> 'run' = $2 and revoked_at is null
       and ($3::uuid is null or $3 = case kind when 'quest.completed' then member_id else counterpart_id end)`,
    [run.questId, run.id, of],
  );
  await activities.revoke(
    tx,
    run.organisationId,
    standing.map(({ key }) => key),
    now,
  );
  for (const { kind, memberId } of standing) {
    if (kind !== 'quest.completed') continue;
    const other = await otherCompletion(tx, run, memberId);
    if (other)
      await recordCompletion(tx, activities, { ...run, id: other.id, completedAt: other.completedAt }, memberId, now);
  }
}

async function otherCompletion(
  tx: Tx,
  run: StoredRun,
  memberId: string,
): Promise<{ id: string; completedAt: Date } | null> {
  const [other] = await tx.query<{ id: string; completedAt: Date }>(
    `select r.id, r.completed_at as "completedAt" from quest_run r join quest_run_member p on p.run_id = r.id
     where r.quest_id = $1 and r.id <> $2 and p.member_id = $3 and p.state = 'accepted' and r.completed_at is not null
     order by r.completed_at limit 1`,
    [run.questId, run.id, memberId],
  );
  return other ?? null;
}
