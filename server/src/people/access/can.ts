import type { Actor } from '../../platform/actor.js';

/** What an action is done to: enough to decide, and nothing more. */
export interface Resource {
  organisationId: string;
  /** Whose it is; absent for what belongs to nobody in particular. */
  ownerId?: string | null;
  /** People who share it: credited colleagues, a party, a deputy. */
  sharedWith?: readonly string[];
  /** Where it belongs, outermost unit first; empty for the whole organisation. */
  unitPath?: readonly string[];
}

type Test = (actor: Actor, resource: Resource) => boolean;

const anyone: Test = () => true;
const owner: Test = (actor, { ownerId }) => ownerId === actor.memberId;
const sharer: Test = (actor, { ownerId, sharedWith }) =>
  ownerId === actor.memberId || (sharedWith?.includes(actor.memberId) ?? false);
/** Anyone but those whose own it is: nobody verifies their own work. */
const others: Test = (actor, resource) => !sharer(actor, resource);
const admin: Test = (actor) => actor.grants.some(({ role }) => role === 'admin');
const reviewer: Test = (actor) => actor.grants.some(({ role }) => role === 'reviewer');

/** A lead of the unit itself, a manager of it or of anything above it. */
const leads: Test = (actor, { unitPath = [] }) =>
  actor.grants.some(
    ({ role, unitId }) =>
      unitId !== null &&
      ((role === 'manager' && unitPath.includes(unitId)) || (role === 'lead' && unitPath.at(-1) === unitId)),
  );
const managesAny: Test = (actor) => actor.grants.some(({ role }) => role === 'manager' || role === 'lead');
const managerSomewhere: Test = (actor) => actor.grants.some(({ role }) => role === 'manager');

const either =
  (...tests: Test[]): Test =>
  (actor, resource) =>
    tests.some((test) => test(actor, resource));

/** Who may do what; DESIGN §10. An action that is not listed does not exist. */
const table = {
  'organisation.read': anyone,
  'organisation.settings': admin,
  'structure.read': admin,
  'structure.change': admin,
  'member.move': admin,
  'role.give': admin,
  'role.end': admin,
  'people.list': admin,
  'member.say-left': admin,
  'member.erase': admin,
  'member.merge': admin,
  'member.record-absence': admin,
  'practice.read': anyone,
  'practice.write': anyone,
  'practice.read-draft': sharer,
  'practice.edit': sharer,
  'practice.retire': either(owner, leads, admin),
  'practice.hide': either(reviewer, admin),
  'practice.hand-over': either(owner, leads, admin),
  'practice.report': others,
  'reuse.record': sharer,
  'question.ask': anyone,
  'question.answer': anyone,
  'answer.accept': owner,
  'talk.take-back': owner,
  'answer.remove': either(owner, reviewer, admin),
  'media.read': anyone,
  'media.send': anyone,
  'comment.write': anyone,
  'comment.edit': owner,
  'comment.remove': either(owner, reviewer, admin),
  'thanks.give': others,
  'circle.join': anyone,
  'circle-post.edit': owner,
  'circle-post.remove': either(owner, reviewer, admin),
  'circle-post.report': others,
  'guidance.begin': anyone,
  'guidance.write': sharer,
  'guidance.manage': either(sharer, admin),
  'guidance.review': either(sharer, reviewer, admin),
  'guidance.approve': either(leads, reviewer, admin),
  'guidance.moderate': either(reviewer, admin),
  'guidance.give': admin,
  'glossary.ask': anyone,
  'glossary.write': either(reviewer, admin),
  'quest.write': either(managesAny, admin),
  'quest.read-draft': sharer,
  'quest.edit': sharer,
  'quest.retire': either(owner, leads, admin),
  'quest-run.read': sharer,
  'quest-run.act': sharer,
  'evidence.verify': others,
  'recheck.answer': others,
  'challenge.read': anyone,
  'challenge.create': either(managerSomewhere, admin),
  'challenge.edit': either(sharer, admin),
  'challenge.sponsor': owner,
  'challenge.correct': either(sharer, admin),
  'board.read': anyone,
  'gap.read': anyone,
  'badge.write': admin,
  'badge.take-back': admin,
  'badge.ask': sharer,
  'standings.check': admin,
  'triads.read': admin,
  'audit.read': admin,
} as const satisfies Record<string, Test>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

/** The one place that decides: pure, asked by controllers, live topics and (as a list) the client. */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  return resource.organisationId === actor.organisationId && table[action](actor, resource);
}

/** Whether the member leads the unit at this path, or manages it or anything above it. */
export function inCareOf(actor: Actor, unitPath: readonly string[]): boolean {
  return leads(actor, { organisationId: actor.organisationId, unitPath });
}

/** Whether the member looks after the whole organisation. */
export function administers(actor: Actor): boolean {
  return admin(actor, { organisationId: actor.organisationId });
}

/** The actions that are open to the member whatever the resource: what the client may offer at all. */
export function abilitiesOf(actor: Actor): Action[] {
  const whole: Resource = { organisationId: actor.organisationId };
  return actions.filter((action) => can(actor, action, whole));
}
