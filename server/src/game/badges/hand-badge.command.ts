import type { GivenBack, HandMove } from '@guildhall/shared/game/badges';
import type { AuditAction } from '@guildhall/shared/people/audit';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { holdEngine } from '../engine/hold-engine.js';
import { seasonsOf } from '../seasons/current-seasons.js';
import { heldAs, regroundAwards } from './awards.store.js';
import { nextMoves } from './by-hand.rules.js';
import { type AwardInHand, holdBack, keepMove, type KeptMove, letGo, lockAward, movesOf } from './by-hand.store.js';
import { answerersOf, ByHandNews } from './by-hand-news.js';
import { mayAsk } from './by-hand.policy.js';
import { passToAnother, stillGiven } from './given-by-challenge.queries.js';
import { standStill } from './holding.js';

/** What a move needs to know: the locked award and what was done about it before. */
interface InHand {
  award: AwardInHand;
  moves: KeptMove[];
  at: Date;
}

const already: Record<HandMove, string> = {
  taken: 'This badge is not held any more, so there is nothing to take back.',
  asked: 'This has been asked already, or the badge is held again.',
  stays: 'This has been answered already.',
  given_back: 'This badge has been given back already.',
};

/** A badge taken back by hand, asked about, and given back: each with words, each told to whom it concerns, each on record. */
@Injectable()
export class HandBadge {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: ByHandNews,
  ) {}

  /** The engine leaves this earning alone until it is given back. */
  takeBack(actor: Actor, id: string, words: string): Promise<void> {
    this.mustLookAfter(actor);
    return this.database.transaction(actor, async (tx) => {
      const hand = await this.take(tx, actor, id, 'taken');
      if (hand.award.revokedAt) throw new Problem('not_in_this_state', already.taken);
      await holdBack(tx, id, hand.at);
      await this.keep(tx, actor, hand, 'taken', words);
      await this.note(tx, actor, hand, 'badge_taken_back', words);
      await this.news.tellHolder(tx, hand.award, 'badge_taken_back', sayingOf(actor, hand, words));
    });
  }

  /** Its holder asks about it; of a unit's badge, anybody who sits in it. */
  ask(actor: Actor, id: string, words: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const award = await lockAward(tx, actor.organisationId, id);
      // Whose it is not learns no more than if there were none.
      if (!award || !mayAsk(actor, award)) throw new Problem('not_found', 'We could not find that badge of yours.');
      const hand = await this.movable(tx, award, 'asked');
      await this.keep(tx, actor, hand, 'asked', words);
      const { byId } = hand.moves.findLast(({ move }) => move === 'taken')!;
      const answerers = await answerersOf(tx, actor, byId);
      await this.news.tellAsked(tx, award, answerers, sayingOf(actor, hand, words));
    });
  }

  /** Answers what was asked: it stays taken back. */
  leave(actor: Actor, id: string, words: string): Promise<void> {
    this.mustLookAfter(actor);
    return this.database.transaction(actor, async (tx) => {
      const hand = await this.take(tx, actor, id, 'stays');
      await this.keep(tx, actor, hand, 'stays', words);
      await this.note(tx, actor, hand, 'badge_stays_taken_back', words);
      const { byId } = hand.moves.findLast(({ move }) => move === 'asked')!;
      await this.news.tellAsker(tx, hand.award, byId, sayingOf(actor, hand, words));
    });
  }

  /** It holds again where what it was for still stands; where it does not, it can be earned anew. */
  giveBack(actor: Actor, id: string, words: string): Promise<GivenBack> {
    this.mustLookAfter(actor);
    return this.database.transaction(actor, async (tx) => {
      // What is taken back meanwhile is looked at by the engine after this, which then finds the award standing.
      await holdEngine(tx, actor.organisationId);
      const hand = await this.take(tx, actor, id, 'given_back');
      const holds = await this.holdsNow(tx, hand.award);
      await letGo(tx, id, { holds, at: hand.at });
      await this.keep(tx, actor, hand, 'given_back', words);
      await this.note(tx, actor, hand, 'badge_given_back', words);
      const kind = holds ? 'badge_given_back' : 'badge_free_again';
      await this.news.tellHolder(tx, hand.award, kind, sayingOf(actor, hand, words));
      return { holds };
    });
  }

  private mustLookAfter(actor: Actor): void {
    if (!can(actor, 'badge.take-back', { organisationId: actor.organisationId }))
      throw new Problem('not_allowed', 'Badges are looked after by administrators.');
  }

  private async take(tx: Tx, { organisationId }: Actor, id: string, move: HandMove): Promise<InHand> {
    const award = await lockAward(tx, organisationId, id);
    if (!award) throw new Problem('not_found', 'We could not find that badge of somebody’s.');
    return this.movable(tx, award, move);
  }

  /** Throws `already_done` where somebody was here before. */
  private async movable(tx: Tx, award: AwardInHand, move: HandMove): Promise<InHand> {
    const moves = (await movesOf(tx, [award.id])).get(award.id) ?? [];
    if (!nextMoves(moves.map((each) => each.move)).includes(move)) throw new Problem('already_done', already[move]);
    return { award, moves, at: this.clock.now() };
  }

  private keep(tx: Tx, { memberId }: Actor, { award, at }: InHand, move: HandMove, words: string): Promise<void> {
    return keepMove(tx, award, { move, byId: memberId, words, at });
  }

  private note(tx: Tx, actor: Actor, { award, at }: InHand, action: AuditAction, reason: string): Promise<void> {
    const target = { kind: 'badge' as const, id: award.badgeId, name: `${award.badge.en}: ${award.holder.name}` };
    const [held, heldBack] = [{ award: award.id }, { award: award.id, byHand: true }];
    const before = action === 'badge_taken_back' ? held : heldBack;
    const after = action === 'badge_given_back' ? held : heldBack;
    return audit(tx, actor, { action, target, reason, before, after, at });
  }

  private async holdsNow(tx: Tx, { id, organisationId }: AwardInHand): Promise<boolean> {
    const [award] = await tx.query<{ ofChallenge: boolean }>(
      `select a.challenge_id is not null and v.retention = 'follows_evidence' as "ofChallenge" from badge_award a
       join badge_version v on v.badge_id = a.badge_id and v.number = a.badge_version where a.id = $1`,
      [id],
    );
    if (award!.ofChallenge) return (await stillGiven(tx, [id])).has(id) || (await passToAnother(tx, [id])).has(id);
    const held = await heldAs(tx, id);
    if (!held) return true;
    const seasons = (await seasonsOf(tx, organisationId)).map((season) => season.id);
    const grounds = await standStill(tx, seasons, [held]);
    await regroundAwards(tx, grounds);
    return grounds.has(id);
  }
}

function sayingOf(actor: Actor, { moves, at }: InHand, words: string) {
  return { actor, words, number: moves.length + 1, at };
}
