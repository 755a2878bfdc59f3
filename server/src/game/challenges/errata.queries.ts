import type {
  BadgeMoved as BadgeTold,
  ChallengeResults,
  ResultFigures,
} from '@guildhall/shared/game/challenge-results';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import type { BadgeMoved } from '../badges/award-moves.rules.js';
import { atLeastFive } from '../badges/holders.rules.js';
import { ChallengeQueries } from './challenges.queries.js';
import type { ChallengeResult } from './result.rules.js';
import { resultsOf } from './result.store.js';

type UnitFace = Pick<ResultFigures['units'][number], 'unitId' | 'name' | 'nameCy' | 'kind'>;
type Face = BadgeTold['badge'] & { ofMembers: boolean };

/** Results as they are told: with the names of units and the faces of badges. */
export interface Told {
  figures(result: ChallengeResult): ResultFigures;
  badges(moved: readonly BadgeMoved[]): BadgeTold[];
}

/** What a settled challenge came to, and what was corrected of it; for everyone who may read the challenge. */
@Injectable()
export class ErrataQueries {
  constructor(
    private readonly database: Database,
    private readonly challenges: ChallengeQueries,
  ) {}

  /** Throws `not_found` for one that is not settled. */
  async results(actor: Actor, id: string): Promise<ChallengeResults> {
    const challenge = await this.challenges.readable(actor, id);
    if (challenge.state !== 'settled') throw new Problem('not_found', 'This challenge has no result yet.');
    const { original, settledAt, errata } = await resultsOf(this.database, id);
    const results = [original, ...errata.map(({ result }) => result)];
    const told = await this.told(
      this.database,
      results,
      errata.flatMap(({ badges }) => badges),
    );
    const { title, mode, goal } = challenge;
    return {
      ...{ title, mode, goal, settledAt: settledAt.toISOString(), original: told.figures(original) },
      errata: errata.map(({ number, at, by, reason, badges }, index) => ({
        ...{ number, at: at.toISOString(), by, reason, badges: told.badges(badges) },
        before: told.figures(results[index]!),
        after: told.figures(results[index + 1]!),
      })),
    };
  }

  async told(sql: Sql, results: readonly ChallengeResult[], badges: readonly BadgeMoved[]): Promise<Told> {
    const units = await sql.query<UnitFace>(
      `select id as "unitId", name, name_cy as "nameCy", kind from unit where id = any($1)`,
      [results.flatMap((result) => result.units.map(({ unitId }) => unitId))],
    );
    const faces = await sql.query<Face>(
      `select b.id, b.slug, v.name, v.look, v.subject = 'member' as "ofMembers"
       from badge b join badge_version v on v.badge_id = b.id and v.number = b.version where b.id = any($1)`,
      [badges.map(({ id }) => id)],
    );
    const unitOf = new Map(units.map((unit) => [unit.unitId, unit]));
    const faceOf = new Map(faces.map((face) => [face.id, face]));
    return {
      figures: ({ progress, units: figures }) => ({
        progress,
        units: figures.map((unit) => ({ ...unit, ...unitOf.get(unit.unitId)! })),
      }),
      badges: (moved) => moved.map((each) => badgeTold(each, faceOf.get(each.id)!)),
    };
  }
}

/** Of fewer than five people it is told that there were some, and not how many. */
function badgeTold({ came, went }: BadgeMoved, { ofMembers, ...badge }: Face): BadgeTold {
  const told = (count: number) => (ofMembers && count > 0 ? atLeastFive(count) : count);
  return { badge, came: told(came), went: told(went) };
}
