import type { StartHere } from '@guildhall/shared/insight/start-here';
import { Injectable } from '@nestjs/common';

import { ChallengeQueries } from '../../game/challenges/challenges.queries.js';
import { PointsQueries } from '../../game/ledger/points.queries.js';
import { CatalogueQueries } from '../../game/quests/catalogue.queries.js';
import { RunsQueries } from '../../game/quests/runs.queries.js';
import { VerificationsQueries } from '../../game/quests/verifications.queries.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { startHere } from './start-here.rules.js';

/** What other features already tell a member, and their home is chosen from. */
@Injectable()
export class HomeReads {
  constructor(
    private readonly runs: RunsQueries,
    private readonly quests: CatalogueQueries,
    private readonly verifications: VerificationsQueries,
    private readonly challenges: ChallengeQueries,
  ) {}

  all(actor: Actor) {
    return Promise.all([
      this.runs.own(actor),
      this.quests.catalogue(actor, {}),
      this.challenges.list(actor),
      this.verifications.waitingFor(actor),
    ]);
  }
}

/** What a member’s home offers. */
@Injectable()
export class StartHereQueries {
  constructor(
    private readonly database: Database,
    private readonly reads: HomeReads,
    private readonly points: PointsQueries,
  ) {}

  async home(actor: Actor): Promise<StartHere> {
    const [[runs, quests, challenges, waiting], points, weeklyMinutes] = await Promise.all([
      this.reads.all(actor),
      this.points.mine(actor, { limit: 1 }),
      this.weeklyMinutes(actor),
    ]);
    const open = challenges.filter(({ state, mine }) => mine && state === 'open').map(({ id }) => id);
    const counting = await this.counting(open);
    const enough = points.playing === true && points.season?.reached === true;
    return startHere({ runs, quests, challenges, counting, waiting: waiting.length, weeklyMinutes, enough });
  }

  private async weeklyMinutes(actor: Actor): Promise<number | null> {
    const [row] = await this.database.query<{ minutes: number | null }>(
      `select (settings ->> 'weeklyMinutes')::int as minutes from member where id = $1`,
      [actor.memberId],
    );
    return row?.minutes ?? null;
  }

  private async counting(challenges: readonly string[]): Promise<ReadonlySet<string>> {
    if (challenges.length === 0) return new Set();
    const rows = await this.database.query<{ slug: string }>(
      `select distinct unnest(quests) as slug from challenge where id = any($1)`,
      [challenges],
    );
    return new Set(rows.map(({ slug }) => slug));
  }
}
