import type { GuidanceState, GuidanceWriting } from '@guildhall/shared/work/guidance-document';
import type { GuidanceMay } from '@guildhall/shared/work/guidance';
import type { GuidanceMove } from '@guildhall/shared/work/guidance-moves';

import { type Action, can, type Resource } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import type { Access } from '../../platform/collab/kinds.js';
import { isBeingWritten, isForEdition, isFrozen, isOut, stateAfter } from './machine.rules.js';

/** What deciding needs to know of a document. */
export interface GuidanceFacts {
  id: string;
  organisationId: string;
  state: GuidanceState;
  edition: number;
  ownerId: string;
  deputyId: string | null;
  authorIds: string[];
  writing: GuidanceWriting;
  /** Where it belongs, outermost unit first. */
  unitPath: string[];
  consultationUnitId: string | null;
  /** Colleagues who are or were asked to review the present edition. */
  askedIds: string[];
  /** Readers have a current edition. */
  published: boolean;
}

/** A document as `can` sees it: its writers share it. */
export function writersOf({ organisationId, ownerId, deputyId, authorIds, unitPath }: GuidanceFacts): Resource {
  return { organisationId, ownerId, sharedWith: [...authorIds, ...(deputyId ? [deputyId] : [])], unitPath };
}

/** The same for those who answer for it. */
export function answerableFor({ organisationId, ownerId, deputyId, unitPath }: GuidanceFacts): Resource {
  return { organisationId, ownerId, sharedWith: deputyId ? [deputyId] : [], unitPath };
}

export function writes(actor: Actor, facts: GuidanceFacts): boolean {
  const open = facts.writing === 'everyone' && facts.organisationId === actor.organisationId;
  return open || can(actor, 'guidance.write', writersOf(facts));
}

export const manages = (actor: Actor, facts: GuidanceFacts) => can(actor, 'guidance.manage', answerableFor(facts));

function mayReview(actor: Actor, { organisationId, askedIds }: GuidanceFacts): boolean {
  return can(actor, 'guidance.review', { organisationId, sharedWith: askedIds });
}

/**
 * The text in the making. While it is written it is its writers' and asked reviewers', in a consultation the
 * audience's, too; frozen it stands still for everyone; what is out, everyone may read.
 */
export function textAccess(actor: Actor, facts: GuidanceFacts): Access {
  const { state, organisationId } = facts;
  if (organisationId !== actor.organisationId) return null;
  const [writer, reviewer] = [writes(actor, facts), mayReview(actor, facts)];
  if (isBeingWritten(state) && writer) return 'write';
  if (writer || isOut(state)) return 'read';
  if (state === 'consultation' && isConsulted(actor, facts)) return 'read';
  if (isFrozen(state) && (reviewer || can(actor, 'guidance.approve', writersOf(facts)))) return 'read';
  if (facts.askedIds.includes(actor.memberId) && state !== 'outline') return 'read';
  return state === 'withdrawn' && can(actor, 'guidance.moderate', { organisationId }) ? 'read' : null;
}

function isConsulted(actor: Actor, { consultationUnitId }: GuidanceFacts): boolean {
  return consultationUnitId === null || unitsAround(actor).includes(consultationUnitId);
}

/** A unit that is asked and closes meanwhile is asked still: those who sat in it. */
export const unitsAround = ({ unitPath, closedUnits = [] }: Actor): string[] => [...unitPath, ...closedUnits];

/** Whether there is a page of it for this person: the text in the making, or what readers have. */
export function mayKnow(actor: Actor, facts: GuidanceFacts): boolean {
  return textAccess(actor, facts) !== null || (facts.published && facts.organisationId === actor.organisationId);
}

const managed: Action = 'guidance.manage';
const openTo: Record<GuidanceMove, Action[]> = {
  'begin-drafting': [managed],
  consult: [managed],
  'end-consultation': [managed],
  freeze: [managed],
  reopen: [managed],
  approve: ['guidance.approve'],
  publish: [managed, 'guidance.approve'],
  confirm: [managed],
  'next-edition': [managed],
  withdraw: [managed, 'guidance.moderate'],
  archive: [managed],
  discard: [managed],
  'set-aside': [managed],
};
const moves = Object.keys(openTo) as GuidanceMove[];

/** Whether a move is this person's to make, in whatever state the document is. */
export function mayMove(actor: Actor, facts: GuidanceFacts, move: GuidanceMove): boolean {
  return openTo[move].some((action) => can(actor, action, answerableFor(facts)));
}

/** Whether a move can be made of the document as it stands, by whomever. */
export function isOpen({ state, edition }: GuidanceFacts, move: GuidanceMove): boolean {
  return stateAfter(state, move) !== null && isForEdition(move, edition);
}

/** Suggesting and commenting are for everyone who reads a text that is being written, or looked at. */
export function mayTalk(actor: Actor, facts: GuidanceFacts): boolean {
  const { state } = facts;
  return textAccess(actor, facts) !== null && (state === 'drafting' || state === 'consultation' || state === 'review');
}

export function maySuggest(actor: Actor, facts: GuidanceFacts): boolean {
  return textAccess(actor, facts) !== null && (facts.state === 'drafting' || facts.state === 'consultation');
}

export function mayDecide(actor: Actor, facts: GuidanceFacts): boolean {
  return isBeingWritten(facts.state) && writes(actor, facts);
}

/** Nobody reviews what they write, answer for, or have 40 words in. A named person decides; where nobody is named, any reviewer. */
export function mayDecideReview(
  actor: Actor,
  facts: GuidanceFacts,
  { reviewerId, contributors }: { reviewerId: string | null; contributors: readonly string[] },
): boolean {
  const own = can(actor, 'guidance.write', writersOf(facts)) || contributors.includes(actor.memberId);
  if (own || facts.state !== 'review') return false;
  const { organisationId } = facts;
  return can(actor, 'guidance.review', { organisationId, sharedWith: reviewerId ? [reviewerId] : [] });
}

/** What the caller may do with the document as it stands; commands and screens ask the same. */
export function mayOf(actor: Actor, facts: GuidanceFacts, reviews: string[]): GuidanceMay {
  return {
    text: textAccess(actor, facts),
    manage: manages(actor, facts),
    moves: moves.filter((move) => isOpen(facts, move) && mayMove(actor, facts, move)),
    comment: mayTalk(actor, facts),
    suggest: maySuggest(actor, facts),
    decide: mayDecide(actor, facts),
    reviews,
    moderate: can(actor, 'guidance.moderate', { organisationId: facts.organisationId }),
  };
}
