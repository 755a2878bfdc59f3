import type { ActivityData, ActivityKind } from '@guildhall/shared/activity/catalogue';

import { PendingActivities } from '../activity/pending.js';
import { Activities } from '../activity/record.js';
import { Engine } from '../game/engine/engine.js';
import { type Stage, Stages } from '../game/engine/stages.js';
import { LedgerStage } from '../game/ledger/ledger.stage.js';
import { SeasonStage } from '../game/seasons/season.stage.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { makeLog } from '../platform/log/log.js';
import type { Given } from './given.js';

/** An engine with the ledger and season stages only, for tests of rules against the real database; `last` runs after them. */
export function testEngine(database: Database, given: Given, last?: Stage): Engine {
  const stages = new Stages();
  stages.register('ledger', new LedgerStage());
  stages.register('season', new SeasonStage());
  if (last) stages.register('notices', last);
  const pending = new PendingActivities();
  return new Engine(database, given.clock, stages, new Activities(pending), pending, makeLog('silent'));
}

/** Records one activity of a member, now by the test's clock, also where it occurred earlier; returns its key. */
export async function done<K extends ActivityKind>(
  given: Given,
  actor: Actor,
  kind: K,
  data: ActivityData<K>,
  options: { counterpart?: Actor; subject?: string; key?: string; occurredAt?: Date } = {},
): Promise<string> {
  const key = options.key ?? `${kind}:${newId()}`;
  const now = given.clock.now();
  await given.database.transaction({}, (tx) =>
    new Activities(new PendingActivities()).record(tx, {
      organisationId: actor.organisationId,
      kind,
      memberId: actor.memberId,
      subjectId: options.subject ?? newId(),
      counterpartId: options.counterpart?.memberId ?? null,
      occurredAt: options.occurredAt ?? now,
      recordedAt: now,
      key,
      data,
    }),
  );
  return key;
}

/** Takes an activity back, now by the test's clock. */
export async function takenBack({ database, organisationId, clock }: Given, key: string): Promise<void> {
  await database.transaction({}, (tx) =>
    new Activities(new PendingActivities()).revoke(tx, organisationId, [key], clock.now()),
  );
}
