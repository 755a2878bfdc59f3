import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';

interface Holder {
  organisationId: string;
  memberId: string | null;
  unitId: string | null;
}

/** Whether the member may ask about an award: it is theirs, or of a unit in which they sit. */
export function mayAsk(actor: Actor, { organisationId, memberId, unitId }: Holder): boolean {
  const sharedWith = unitId !== null && actor.unitPath.includes(unitId) ? [actor.memberId] : [];
  return can(actor, 'badge.ask', { organisationId, ownerId: memberId, sharedWith });
}
