import type { PracticeState } from '@guildhall/shared/work/practice-card';
import type { PracticeMay } from '@guildhall/shared/work/practices';

import { can, type Resource } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { canBeEdited, isOpen, stateAfter } from './lifecycle.rules.js';

/** What deciding needs to know of a card. */
export interface CardFacts {
  organisationId: string;
  state: PracticeState;
  authorId: string;
  /** Colleagues who are credited on it: they write it together. */
  creditedIds: string[];
  /** Where it belongs, outermost unit first. */
  unitPath: string[];
  /** Units that began to try it. */
  triedBy: string[];
}

/** The unit a member sits in, which tries practices together; null when in none. */
export function ownUnit(actor: Actor): string | null {
  return actor.unitPath.at(-1) ?? null;
}

/** A card as `can` sees it. */
export function cardResource({ organisationId, authorId, creditedIds, unitPath }: CardFacts): Resource {
  return { organisationId, ownerId: authorId, sharedWith: creditedIds, unitPath };
}

/** Author or credited: their own work, on which they ask no question. */
export function madeIt(actor: Actor, card: Pick<CardFacts, 'authorId' | 'creditedIds'>): boolean {
  return card.authorId === actor.memberId || card.creditedIds.includes(actor.memberId);
}

/**
 * A draft is its writers' alone. A retired card stays open to them, to who may restore it and to teams that tried it;
 * a hidden one to its writers and to who may show it.
 */
export function mayRead(actor: Actor, card: CardFacts): boolean {
  const resource = cardResource(card);
  const writes = can(actor, 'practice.read-draft', resource);
  switch (card.state) {
    case 'published':
      return can(actor, 'practice.read', resource);
    case 'draft':
      return writes;
    case 'retired':
      return writes || can(actor, 'practice.retire', resource) || triedByOwnUnit(actor, card);
    case 'hidden':
      return writes || can(actor, 'practice.hide', resource);
  }
}

function triedByOwnUnit(actor: Actor, card: CardFacts): boolean {
  const unit = ownUnit(actor);
  return card.organisationId === actor.organisationId && unit !== null && card.triedBy.includes(unit);
}

/** What the caller may do with the card as it stands; commands and screens ask the same. */
export function mayOf(actor: Actor, card: CardFacts): PracticeMay {
  const resource = cardResource(card);
  const { state } = card;
  const edits = can(actor, 'practice.edit', resource);
  const retires = can(actor, 'practice.retire', resource);
  const hides = can(actor, 'practice.hide', resource);
  const owns = card.authorId === actor.memberId;
  return {
    edit: edits && canBeEdited(state),
    publish: edits && stateAfter(state, 'publish') !== null,
    discard: owns && state === 'draft',
    retire: retires && stateAfter(state, 'retire') !== null,
    restore: retires && stateAfter(state, 'restore') !== null,
    hide: hides && stateAfter(state, 'hide') !== null,
    show: hides && stateAfter(state, 'show') !== null,
    ask: isOpen(state) && !madeIt(actor, card) && can(actor, 'question.ask', resource),
    answer: isOpen(state) && can(actor, 'question.answer', resource),
    tryIt: isOpen(state) && ownUnit(actor) !== null && can(actor, 'practice.read', resource),
    moderate: can(actor, 'answer.remove', { organisationId: card.organisationId }),
    comment: isOpen(state) && can(actor, 'comment.write', resource),
  };
}

/** Whether the member acts for the unit that tries a practice. */
export function mayActFor(actor: Actor, reuse: { organisationId: string; unitId: string }): boolean {
  const sharedWith = ownUnit(actor) === reuse.unitId ? [actor.memberId] : [];
  return can(actor, 'reuse.record', { organisationId: reuse.organisationId, sharedWith });
}
