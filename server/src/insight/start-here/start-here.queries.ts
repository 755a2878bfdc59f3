import type { StartHere } from '@guildhall/shared/insight/start-here';
import { Injectable } from '@nestjs/common';

import { ChallengeQueries } from '../../game/challenges/challenges.queries.js';
import { PointsQueries } from '../../game/ledger/points.queries.js';
import { CatalogueQueries } from '../../game/quests/catalogue.queries.js';
import { RunsQueries } from '../../game/quests/runs.queries.js';
import { VerificationsQueries } from '../../game/quests/verifications.queries.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { reachable, reachesOf } from '../../work/practices/reach.js';
import { RecheckQueries } from '../rechecks/rechecks.queries.js';
import { startHere } from './start-here.rules.js';

/** What other features already tell a member, and their home is chosen from. */
@Injectable()
export class HomeReads {
  constructor(
    private readonly runs: RunsQueries,
    private readonly quests: CatalogueQueries,
    private readonly verifications: VerificationsQueries,
    private readonly challenges: ChallengeQueries,
    private readonly rechecks: RecheckQueries,
  ) {}

  all(actor: Actor) {
    return Promise.all([
      this.runs.own(actor),
      this.quests.catalogue(actor, {}),
      this.challenges.list(actor),
      this.verifications.waitingFor(actor),
      this.rechecks.waitingFor(actor),
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
    const [[runs, quests, challenges, waiting, rechecks], points, weeklyMinutes, cardless] = await Promise.all([
      this.reads.all(actor),
      this.points.mine(actor, { limit: 1 }),
      this.weeklyMinutes(actor),
      this.cardless(actor),
    ]);
    const open = challenges.filter(({ state, mine }) => mine && state === 'open').map(({ id }) => id);
    const counting = await this.counting(open);
    const enough = points.playing === true && points.season?.reached === true;
    const member = { weeklyMinutes, enough };
    return startHere({ runs, quests, challenges, counting, cardless, waiting: waiting.length, rechecks, ...member });
  }

  private async weeklyMinutes(actor: Actor): Promise<number | null> {
    const [row] = await this.database.query<{ minutes: number | null }>(
      `select (settings ->> 'weeklyMinutes')::int as minutes from member where id = $1`,
      [actor.memberId],
    );
    return row?.minutes ?? null;
  }

  /** Quests for which a colleague's card is asked about or tried, while none reaches the member. */
  private async cardless(actor: Actor): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ slug: string }>(
      `select q.slug from quest q join quest_version v on v.quest_id = q.id and v.number = q.current_version
       where q.organisation_id = $1 and q.retired_at is null
         and exists (select 1 from jsonb_array_elements(v.definition -> 'steps') s
                     where s #>> '{by,kind}' in ('question.asked', 'practice.tried'))
         and not exists (select 1 from ${reachable('$1', '$2')} p where p.state = 'published' and p.author_id <> $3)`,
      [actor.organisationId, reachesOf(actor), actor.memberId],
    );
    return new Set(rows.map(({ slug }) => slug));
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
