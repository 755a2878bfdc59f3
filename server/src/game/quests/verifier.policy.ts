import type { VerifierKind } from '@guildhall/shared/game/quest-definition';

import { administers, inCareOf } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import type { Problem } from '../../platform/http/problem.js';
import { Problem as Refusal } from '../../platform/http/problem.js';
import type { VerifierVerdict } from './verification.rules.js';

/** What decides whom a piece of evidence is shown to. */
export interface Askable {
  kind: VerifierKind;
  askedId: string | null;
  /** It waited so long that those who answer for the unit, and administrators, may look at it, too. */
  passedOn: boolean;
  /** Where the person who offered it sits, outermost first; empty when in no unit. */
  unitPath: readonly string[];
  /** Nobody whom it does not serve leads or manages there, so that it would wait for ever. */
  unled: boolean;
}

/** Whether someone is of the kind that the step asks to confirm; invariant I4 is looked at besides. */
export function isAsked(actor: Actor, { kind, askedId, passedOn, unitPath, unled }: Askable): boolean {
  const answersFor = inCareOf(actor, unitPath) || ((unled || passedOn) && administers(actor));
  if (passedOn && answersFor) return true;
  switch (kind) {
    case 'named':
      return askedId === actor.memberId;
    case 'lead':
      return answersFor;
    case 'outside':
      return !actor.unitPath.includes(unitPath.at(-1) ?? '');
    case 'peer':
      return isNear(actor, unitPath) || inCareOf(actor, unitPath);
  }
}

/** In the same department, or in the same outermost unit for those who sit right in one. */
function isNear(actor: Actor, unitPath: readonly string[]): boolean {
  const near = unitPath[1] ?? unitPath[0];
  return near === undefined || actor.unitPath.includes(near);
}

const sentences = {
  own: 'This is your own work, or your party’s. Someone else will look at it.',
  rival: 'Your two teams are close on a board right now, so someone else will look at this.',
  verified_you_lately: 'They confirmed something of yours this week, so someone else will look at this.',
};

export function refusalOf(verdict: Exclude<VerifierVerdict, { ok: true }>): Problem {
  return new Refusal('not_allowed', sentences[verdict.code]);
}
