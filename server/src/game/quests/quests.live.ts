import { questRunTopic, type RunProgress } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { isUuid } from '../../platform/ids.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { readRuns } from './run.store.js';
import { mayRead } from './runs.queries.js';
import { progressOf } from './standing.rules.js';

/** The notice that somebody parted from a run's party: every server asks its watchers anew. */
export const QUEST_RUN_LEFT = 'quest-run-left';

/** Progress of a run on every party member's screen. */
@Injectable()
export class QuestRunLive implements LiveTopic<typeof questRunTopic> {
  readonly topic = questRunTopic;
  readonly company = true;

  constructor(private readonly database: Database) {}

  async authorise(actor: Actor, runId: string): Promise<boolean> {
    const run = await this.run(actor, runId);
    return run !== null && mayRead(actor, run);
  }

  async snapshot(actor: Actor, runId: string): Promise<{ snapshot: RunProgress; version: number }> {
    const run = await this.run(actor, runId);
    if (!run) throw new Problem('not_found', 'We could not find that quest under way.');
    return { snapshot: progressOf(run), version: run.version };
  }

  merge(_earlier: RunProgress, later: RunProgress): RunProgress {
    return later;
  }

  async versions(runIds: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; version: number }>(
      `select id, version from quest_run where id = any($1)`,
      [runIds.filter(isUuid)],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  private async run(actor: Actor, runId: string) {
    if (!isUuid(runId)) return null;
    const [run] = await readRuns(this.database, actor.organisationId, [runId]);
    return run ?? null;
  }
}
