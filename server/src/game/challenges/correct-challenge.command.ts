import type { CorrectChallenge as Request, CorrectionPreview } from '@guildhall/shared/game/challenge-results';
import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { type AwardMoved, type BadgeMoved, countedByBadge } from '../badges/award-moves.rules.js';
import { wallsOf } from '../badges/badge-news.js';
import { CorrectForChallenge } from '../badges/correct-for-challenge.js';
import { holdEngine } from '../engine/hold-engine.js';
import { workWaits } from '../engine/work-waits.js';
import { mayCorrect } from './challenge.policy.js';
import { type DatedChallenge, isDated, lockChallenge, type StoredChallenge } from './challenge.store.js';
import { ChallengeNewsDesk, peopleOf } from './challenge-news.js';
import { ChallengeStandings } from './challenge-standings.js';
import { ErrataQueries } from './errata.queries.js';
import { recount } from './recount.store.js';
import { type ChallengeResult, rises, unitsChanged } from './result.rules.js';
import { type Reckoned, reckoned, resultsOf, sealOf, settledAs } from './result.store.js';
import { isRosterKept, takers, unitTakenPartFor } from './roster.store.js';

/** A settled challenge reckoned anew, beside what it came to before. */
interface Correction {
  challenge: DatedChallenge;
  /** Of the erratum that this would be. */
  number: number;
  before: ChallengeResult;
  beforeHash: string;
  after: Reckoned;
  /** Units for which it is other. */
  units: string[];
  /** Who took part for one of them, by either result, and whose badges moved; a unit's that goes is that of all who sit in it. */
  people: string[];
  badges: BadgeMoved[];
  same: boolean;
  ownRises: boolean;
  rosterKept: boolean;
  at: Date;
}

/** Undoes a transaction once what it would have done is known. */
class Shown extends Error {
  constructor(readonly preview: CorrectionPreview) {
    super('What was shown is undone.');
  }
}

/**
 * Corrects a result that turned out wrong after it was settled, by a numbered erratum (mechanisms §2.2). What was announced
 * stays as it was sealed; bridges, board, outcomes, badges and measures are those of the corrected result from then on.
 * Challenges that took a unit's last score from it before keep that: what counts in one never changes once it has opened.
 */
@Injectable()
export class CorrectChallenge {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly standings: ChallengeStandings,
    private readonly badges: CorrectForChallenge,
    private readonly news: ChallengeNewsDesk,
    private readonly errata: ErrataQueries,
  ) {}

  /** What publishing would make: it is done, looked at and undone, so that the two cannot differ. */
  async preview(actor: Actor, id: string): Promise<CorrectionPreview> {
    try {
      await this.database.transaction({}, async (tx) => {
        throw new Shown(await this.shown(tx, await this.reckon(tx, actor, id)));
      });
    } catch (shown) {
      if (shown instanceof Shown) return shown.preview;
      throw shown;
    }
    throw new Error('Nothing was shown.');
  }

  /** Throws `changed_meanwhile` when it is not what was seen, and `not_in_this_state` when nothing would be other. */
  publish(actor: Actor, id: string, { version, seen, reason }: Request): Promise<{ number: number; version: number }> {
    return this.database.transaction(actor, async (tx) => {
      const correction = await this.reckon(tx, actor, id, version);
      const { challenge, number, after, badges, at, same, ownRises } = correction;
      if (same)
        throw new Problem('not_in_this_state', 'Reckoned anew the result is the same, so there is nothing to correct.');
      if (ownRises)
        throw new Problem(
          'not_allowed',
          'Your own unit comes to a better place by this, so somebody else publishes it.',
        );
      if (seenOf(correction) !== seen)
        throw new Problem(
          'changed_meanwhile',
          'What counts has changed since you looked. Please look at it once more.',
        );
      await tx.query(
        `insert into challenge_erratum (challenge_id, number, organisation_id, reason, by_id, at, result, result_hash, badges)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          number,
          challenge.organisationId,
          reason,
          actor.memberId,
          at,
          after.text,
          after.hash,
          JSON.stringify(badges),
        ],
      );
      await tx.query(`update challenge set version = version + 1 where id = $1`, [id]);
      const stored = { ...challenge, version: challenge.version + 1 };
      await audit(tx, actor, {
        action: 'challenge_corrected',
        target: { kind: 'challenge', id, name: challenge.title.en },
        reason,
        ...{ before: correction.before, after: after.result, at },
      });
      const to = [...new Set([...correction.people, ...peopleOf(challenge)])].filter((each) => each !== actor.memberId);
      const instance = String(number);
      await this.news.tell(tx, challenge, to, 'challenge_corrected', { instance, reason, name: actor.name });
      await this.news.said(tx, stored);
      return { number, version: stored.version };
    });
  }

  private async reckon(tx: Tx, actor: Actor, id: string, version?: number): Promise<Correction> {
    // The ledger stands still meanwhile, and what is recorded later is another erratum's.
    await holdEngine(tx, actor.organisationId);
    const challenge = await lockSettled(tx, actor, id);
    const { original, text, settledAt, errata } = await resultsOf(tx, id);
    const last = errata.at(-1);
    if (version !== undefined && version !== challenge.version) throw movedOn(last);
    if (await workWaits(tx, challenge.organisationId, challenge.endsAt))
      throw new Problem('not_in_this_state', 'Some work is still being counted. Please look again in a minute.');
    const at = this.clock.now();
    const before = last?.result ?? original;
    const tookBefore = await takers(tx, challenge);
    await recount(tx, challenge, settledAt);
    await this.standings.restandAll(tx, challenge, at);
    const after = await reckoned(tx, challenge);
    const settled = await settledAs(tx, challenge, after, at);
    const moved = await this.badges.execute(tx, settled);
    const units = unitsChanged(after.scored, before, after.result);
    const tookPart = (unitId: string) => [
      ...(tookBefore.get(unitId) ?? []),
      ...(settled.outcomes.find((outcome) => outcome.unitId === unitId)?.memberIds ?? []),
    ];
    const own = await unitTakenPartFor(tx, id, actor.unitPath);
    const badges = countedByBadge(moved);
    return {
      ...{ challenge, number: errata.length + 1, before, after, units, badges, at },
      beforeHash: sealOf(last?.text ?? text),
      people: [
        ...units.flatMap(tookPart),
        ...(await membersAmong(tx, moved.came)),
        ...(await losers(tx, moved.went, at)),
      ],
      same: units.length === 0 && badges.length === 0 && before.progress === after.result.progress,
      ownRises: rises(after.scored, own, before, after.result),
      rosterKept: await isRosterKept(tx, id),
    };
  }

  private async shown(tx: Tx, correction: Correction): Promise<CorrectionPreview> {
    const { challenge, before, after, badges, same, ownRises, rosterKept } = correction;
    const { title, mode, goal, version } = challenge;
    const told = await this.errata.told(tx, [before, after.result], badges);
    return {
      ...{ title, mode, goal, version, same, ownRises, rosterKept },
      ...{ before: told.figures(before), after: told.figures(after.result), badges: told.badges(badges) },
      seen: seenOf(correction),
    };
  }
}

/** Throws `not_allowed`, or `not_in_this_state` for one that is not settled. */
async function lockSettled(tx: Tx, actor: Actor, id: string): Promise<DatedChallenge> {
  const challenge: StoredChallenge = await lockChallenge(tx, actor.organisationId, id);
  if (!mayCorrect(actor, challenge))
    throw new Problem('not_allowed', 'Its owner, its deputy and administrators can correct a result.');
  if (!isDated(challenge) || challenge.state !== 'settled')
    throw new Problem('not_in_this_state', 'Only the result of a settled challenge can be corrected.');
  return challenge;
}

function movedOn(last: { number: number; by: string } | undefined): Problem {
  const now = last ? `It stands as corrected by erratum no. ${last.number}, published by ${last.by}.` : '';
  return new Problem('changed_meanwhile', `Somebody changed this meanwhile. ${now} Please look at it once more.`);
}

/** One name for what is shown: from what, to what, and which badges move. */
function seenOf({ beforeHash, after, badges }: Pick<Correction, 'beforeHash' | 'after' | 'badges'>): string {
  return sealOf([beforeHash, after.hash, JSON.stringify(badges)].join(' '));
}

/** A badge that comes is told as every badge is, also to those of a unit; one that goes is told here alone. */
function losers(tx: Tx, went: readonly AwardMoved[], at: Date): Promise<string[]> {
  return wallsOf(
    tx,
    went.map(({ subjectId }) => subjectId),
    at,
  );
}

async function membersAmong(tx: Tx, moved: readonly AwardMoved[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(`select id from member where id = any($1)`, [
    moved.map(({ subjectId }) => subjectId),
  ]);
  return rows.map(({ id }) => id);
}
