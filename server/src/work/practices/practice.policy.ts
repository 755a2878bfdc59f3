import type { PracticeAudience, PracticeState } from '@guildhall/shared/work/practice-card';
import type { PracticeMay } from '@guildhall/shared/work/practices';

import { can, type Resource } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { takeBackUntil, widerThan } from './audience.rules.js';
import { canBeEdited, isOpen, stateAfter } from './lifecycle.rules.js';
import type { PracticeRow } from './practice.row.js';

/** What deciding needs to know of a card that reaches the actor; `factsOf` gives no other. */
export interface CardFacts {
  organisationId: string;
  state: PracticeState;
  audience: PracticeAudience;
  /** Whether its council shares with partner councils. */
  inNetwork: boolean;
  /** When it was last opened to more people, while that can be taken back. */
  widenedAt: Date | null;
  authorId: string;
  /** Who looks after it: its author, or who took it over. */
  ownerId: string;
  /** Colleagues who are credited on it: they write it together. */
  creditedIds: string[];
  /** Where it belongs, outermost unit first. */
  unitPath: string[];
  /** Units that began to try it. */
  triedBy: string[];
  /** Those of them that try it now, or have said that they go on with it. */
  usedBy: string[];
}

/** The unit a member sits in, which tries practices together; null when in none. */
export function ownUnit(actor: Actor): string | null {
  return actor.unitPath.at(-1) ?? null;
}

/** A card as `can` sees it: its author writes it still when another looks after it. */
export function cardResource({ organisationId, authorId, ownerId, creditedIds, unitPath }: CardFacts): Resource {
  return { organisationId, ownerId, sharedWith: [authorId, ...creditedIds], unitPath };
}

/** Author or credited: their own work, on which they ask no question. */
export function madeIt(actor: Pick<Actor, 'memberId'>, card: Pick<CardFacts, 'authorId' | 'creditedIds'>): boolean {
  return card.authorId === actor.memberId || card.creditedIds.includes(actor.memberId);
}

/**
 * Of the cards that reach the actor: a draft is its writers' alone. A retired card stays open to them, to who may restore
 * it and to teams that tried it; a hidden one to its writers and to who may show it.
 */
export function mayRead(actor: Actor, card: CardFacts): boolean {
  const resource = cardResource(card);
  const writes = can(actor, 'practice.read-draft', resource);
  switch (card.state) {
    case 'published':
      return true;
    case 'draft':
      return writes;
    case 'retired':
      return writes || can(actor, 'practice.retire', resource) || triedByOwnUnit(actor, card);
    case 'hidden':
      return writes || can(actor, 'practice.hide', resource);
  }
}

function triedByOwnUnit(actor: Actor, card: CardFacts): boolean {
  const { closedUnits = [] } = actor;
  return [ownUnit(actor), ...closedUnits].some((unit) => unit !== null && card.triedBy.includes(unit));
}

/** Whether the actor's unit could still try it: it neither made it nor uses it. Who stopped may try again. */
function isNewTo(actor: Actor, card: CardFacts): boolean {
  const unit = ownUnit(actor);
  return unit !== null && unit !== card.unitPath.at(-1) && !madeIt(actor, card) && !card.usedBy.includes(unit);
}

/** The audiences that its writers can open a published card to, the smallest first. */
export function widerAudiences(actor: Actor, card: CardFacts): PracticeAudience[] {
  if (card.state !== 'published' || !can(actor, 'practice.edit', cardResource(card))) return [];
  const owns = card.authorId === actor.memberId;
  return widerThan(card.audience, { hasUnit: card.unitPath.length > 0, mayReachPartners: owns && card.inNetwork });
}

/** Until when the caller can take the last widening back; null when they cannot. */
export function mayTakeBack(actor: Actor, card: CardFacts, now: Date): Date | null {
  if (card.state !== 'published' || !can(actor, 'practice.edit', cardResource(card))) return null;
  return takeBackUntil(card.widenedAt, now);
}

/** What the caller may do with the card as it stands; commands and screens ask the same. */
export function mayOf(actor: Actor, card: CardFacts): PracticeMay {
  const resource = cardResource(card);
  const { state } = card;
  const edits = can(actor, 'practice.edit', resource);
  const retires = can(actor, 'practice.retire', resource);
  const hides = can(actor, 'practice.hide', resource);
  const owns = card.authorId === actor.memberId;
  const open = isOpen(state);
  // Taking part is done in one's own organisation, also under a card of a partner council.
  const own = { ...resource, organisationId: actor.organisationId };
  return {
    edit: edits && canBeEdited(state),
    publish: edits && stateAfter(state, 'publish') !== null,
    discard: owns && state === 'draft',
    retire: retires && stateAfter(state, 'retire') !== null,
    restore: retires && stateAfter(state, 'restore') !== null,
    hide: hides && stateAfter(state, 'hide') !== null,
    show: hides && stateAfter(state, 'show') !== null,
    ask: open && !madeIt(actor, card) && can(actor, 'question.ask', own),
    answer: open && can(actor, 'question.answer', own),
    tryIt: open && isNewTo(actor, card) && can(actor, 'practice.read', own),
    widen: widerAudiences(actor, card).length > 0,
    moderate: can(actor, 'answer.remove', { organisationId: card.organisationId }),
    comment: open && can(actor, 'comment.write', own),
    confirm: edits && isOpen(state),
    handOver: isOpen(state) && can(actor, 'practice.hand-over', resource),
    report: isOpen(state) && can(actor, 'practice.report', own),
  };
}

/** A card in the audit trail: what it is, and what it was before and after a decision. */
export function cardAudit(before: PracticeRow, after: PracticeRow) {
  const kept = ({ state, textVersion, title, body, ownerId, authorId }: PracticeRow) => ({
    state,
    textVersion,
    title,
    body,
    ownerId: ownerId ?? authorId,
  });
  const target = { kind: 'practice' as const, id: before.id, name: before.title };
  return { target, before: kept(before), after: kept(after) };
}

/** Whether the member keeps order under a card: a reviewer of the council whose card it is. */
export function moderatesUnder(actor: Actor, practice: { organisationId: string }): boolean {
  return can(actor, 'answer.remove', { organisationId: practice.organisationId });
}

/** Whether the member acts for the unit that tries a practice, or sat in it until it closed. */
export function mayActFor(actor: Actor, reuse: { organisationId: string; unitId: string }): boolean {
  const acts = ownUnit(actor) === reuse.unitId || actor.closedUnits?.includes(reuse.unitId);
  const sharedWith = acts ? [actor.memberId] : [];
  return can(actor, 'reuse.record', { organisationId: reuse.organisationId, sharedWith });
}
