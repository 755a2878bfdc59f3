import { Injectable } from '@nestjs/common';
import { questRunTopic, type Started } from '@guildhall/shared/game/quests';

import { Activities } from '../../activity/record.js';
import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { countEarlierWork } from './matching.store.js';
import { allowedRunActions, moveRun, type RunAction } from './run.rules.js';
import type { StoredRun } from './run.js';
import { lockRuns } from './run.store.js';
import { settle, takeBackCompletion } from './settle.js';
import { asRun, progressOf } from './standing.rules.js';
import { WaitingNews } from './waiting-news.js';

/** What a command changes of a locked run, in the database. */
export type RunChange = (tx: Tx, run: StoredRun, now: Date) => Promise<void>;

/** Where every command changes a run: under its lock, settled in the same transaction, published after it. */
@Injectable()
export class RunDesk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly activities: Activities,
    private readonly publisher: LivePublisher,
    private readonly waiting: WaitingNews,
  ) {}

  /** Changes a run of which the caller is part: as one of the party, or (with `invited`) as one who was asked to join. */
  async change(actor: Actor, runId: string, change: RunChange, invited = false): Promise<Started> {
    return this.database.transaction(actor, async (tx) => {
      const run = await this.locked(tx, actor.organisationId, runId);
      assertPartOf(actor, run, invited);
      const now = this.clock.now();
      await change(tx, run, now);
      await this.settleChanged(tx, run, now);
      return { run: runId };
    });
  }

  /** A run under its lock; `not_found` when there is none in the organisation. */
  async locked(tx: Tx, organisationId: string, runId: string): Promise<StoredRun> {
    const [run] = await lockRuns(tx, organisationId, [runId]);
    if (!run) throw new Problem('not_found', 'We could not find that quest under way.');
    return run;
  }

  /** Reads the changed run again, counts what was done for it already, and puts it where its steps put it. */
  async settleAnew(
    tx: Tx,
    before: Pick<StoredRun, 'id' | 'organisationId'>,
    now: Date,
    takenBack?: ReadonlySet<string>,
  ): Promise<StoredRun> {
    const changed = await this.locked(tx, before.organisationId, before.id);
    const run = await countEarlierWork(tx, changed);
    const settled = await settle(tx, this.activities, run, now, takenBack);
    this.publish(tx, run.version, settled);
    return settled;
  }

  /** The same, `takenBack` naming steps for which something was: those who look at evidence hear of what came or went. */
  async settleChanged(tx: Tx, before: StoredRun, now: Date, takenBack?: ReadonlySet<string>): Promise<void> {
    this.waiting.runChanged(tx, before, await this.settleAnew(tx, before, now, takenBack), now);
  }

  /** Takes back what finishing a run brought one of its party; it stays finished for the others. */
  async takeBackFrom(tx: Tx, run: StoredRun, memberId: string, now: Date): Promise<void> {
    await takeBackCompletion(tx, this.activities, run, now, memberId);
  }

  private publish(tx: Tx, from: number, run: StoredRun): void {
    const change = { topic: questRunTopic.of(run.id), from, to: run.version, change: progressOf(run) };
    tx.afterCommit(() => this.publisher.publish(change));
  }
}

export function assertPartOf(actor: Actor, run: StoredRun, invited: boolean): void {
  const may = run.members.filter(({ state }) => state === 'accepted' || (invited && state === 'invited'));
  const resource = { organisationId: run.organisationId, sharedWith: may.map(({ id }) => id) };
  if (!can(actor, 'quest-run.act', resource)) throw new Problem('not_allowed', 'This quest is with other people.');
}

/** The state an action leads to, or `not_in_this_state`. */
export function stateAfter(run: StoredRun, action: RunAction) {
  const move = moveRun(asRun(run), action);
  if (!move.ok) throw notInThisState(run);
  return move.state;
}

const sentences: Record<StoredRun['state'], string> = {
  offered: 'This quest waits for someone to join. You can begin without waiting.',
  in_progress: 'This quest is under way.',
  submitted: 'This quest waits for a colleague to confirm it.',
  returned: 'This quest is under way.',
  set_aside: 'This quest is set aside. Take it up again to go on.',
  completed: 'This quest is finished. There is nothing more to do.',
  withdrawn: 'This quest was ended. You can begin it anew.',
};

export function notInThisState(run: StoredRun): Problem {
  return new Problem('not_in_this_state', sentences[run.state]);
}

/** Refuses unless the run is open for work. */
export function assertUnderWay(run: StoredRun): void {
  if (!allowedRunActions(run.state).includes('set_aside')) throw notInThisState(run);
}
