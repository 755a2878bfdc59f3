import type { StandingsCheck, StandingsDifference } from '@guildhall/shared/game/standings-check';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { LOG } from '../../platform/log/log.js';
import { ChallengeClock } from '../challenges/challenge-clock.js';
import { changedRosters } from '../challenges/roster.store.js';
import { seasonsUnderWay } from '../seasons/current-seasons.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { changedUnits } from '../seasons/unit-seasons.store.js';
import { beside } from './beside.js';
import { closedDifferences } from './closed-differences.js';
import { liveDifferences } from './live-differences.js';
import { RebuildStandings } from './rebuild-standings.command.js';

/** An organisation that was looked at less long ago waits for the next night; milliseconds. */
const NIGHT_MS = 20 * 60 * 60 * 1000;

/** How often it looks anew because somebody came or went meanwhile. */
const MOST_LOOKS = 5;

const ZONE = `select zone from organisation where id = $1`;

/**
 * Compares what is stored of standings with what the ledger says, while the engine goes on: current ones with the same
 * worked out anew beside them, closed seasons and settled challenges with their seals and the ledger of their day.
 * It mends nothing.
 */
@Injectable()
export class CheckStandings {
  /** Lines that differed when this server last looked. */
  found = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rebuilding: RebuildStandings,
    private readonly seasons: SeasonClock,
    private readonly challenges: ChallengeClock,
    @Inject(LOG) private readonly log: Pick<Logger, 'info' | 'error'>,
  ) {}

  /** Looks at every organisation that nobody looked at since last night; one line of log says what came of it. */
  async nightly(): Promise<void> {
    const begun = performance.now();
    const due = await this.database.query<{ id: string }>(
      `select o.id from organisation o left join standings_check c on c.organisation_id = o.id
       where c.checked_at is null or c.checked_at < $1 order by o.id`,
      [new Date(this.clock.now().getTime() - NIGHT_MS)],
    );
    if (due.length === 0) return;
    const differing: Record<string, StandingsDifference[]> = {};
    await oneByOne(due, async ({ id }) => {
      const differences = await this.execute(id);
      if (differences.length > 0) differing[id] = differences;
    });
    this.found = Object.values(differing)
      .flat()
      .reduce((sum, { lines }) => sum + lines, 0);
    const told = { organisations: due.length, lines: this.found, ms: Math.round(performance.now() - begun) };
    if (this.found > 0) this.log.error({ ...told, differing }, 'standings differ from the ledger');
    else this.log.info(told, 'standings equal the ledger');
  }

  /** Looks at one organisation and keeps what it found, which it gives. */
  async execute(organisationId: string): Promise<StandingsDifference[]> {
    const differences = await this.compare(organisationId);
    await this.database.query(
      `insert into standings_check (organisation_id, checked_at, differences) values ($1, $2, $3)
       on conflict (organisation_id) do update set checked_at = excluded.checked_at, differences = excluded.differences`,
      [organisationId, this.clock.now(), JSON.stringify(differences)],
    );
    return differences;
  }

  /** What the last look found, for administrators; throws `not_allowed`. */
  async last(actor: Actor): Promise<StandingsCheck> {
    const { organisationId } = actor;
    if (!can(actor, 'standings.check', { organisationId }))
      throw new Problem('not_allowed', 'Only administrators see whether the standings equal the ledger.');
    const [row] = await this.database.query<{ checkedAt: Date; differences: StandingsDifference[] }>(
      `select checked_at as "checkedAt", differences from standings_check where organisation_id = $1`,
      [organisationId],
    );
    return row ? { ...row, checkedAt: row.checkedAt.toISOString() } : { checkedAt: null, differences: [] };
  }

  /**
   * People who came or went and are not counted yet are no difference, so those are counted first; who comes or goes in that
   * very moment, too.
   */
  private async compare(organisationId: string, looks = 1): Promise<StandingsDifference[]> {
    await this.seasons.recount(organisationId);
    await this.challenges.recount(organisationId);
    const found = await beside(this.database, organisationId, async (tx) => {
      if (looks < MOST_LOOKS && (await isAnybodyUncounted(tx, organisationId, this.clock.now()))) return null;
      const closed = await closedDifferences(tx, organisationId);
      const [{ zone }] = (await tx.query<{ zone: string }>(ZONE, [organisationId])) as [{ zone: string }];
      await this.rebuilding.workOut(tx, { organisationId, zone, now: this.clock.now() });
      return [...(await liveDifferences(tx, organisationId)), ...closed];
    });
    return found ?? this.compare(organisationId, looks + 1);
  }
}

/** Whether somebody came or went whom a season under way or an open challenge does not count yet. */
async function isAnybodyUncounted(sql: Sql, organisationId: string, now: Date): Promise<boolean> {
  if ((await changedRosters(sql, now, { organisationId })).length > 0) return true;
  for (const season of await seasonsUnderWay(sql, organisationId, now))
    if ((await changedUnits(sql, organisationId, season, now)).length > 0) return true;
  return false;
}
