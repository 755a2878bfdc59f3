/** The states of evidence offered for a step. */
export type EvidenceState = 'pending' | 'accepted' | 'returned';

/** Nobody verifies someone who verified them within this time: 7 days in milliseconds (invariant I4). */
export const reciprocalTime = 7 * 24 * 60 * 60 * 1000;
/** Units so many places apart or fewer are rivals on a live board (invariant I4). */
export const rivalPlaces = 2;

/** Two units' places on one live challenge or board; a unit without points takes the place after the last. */
export interface SharedBoard {
  verifierUnit: string;
  verifierPlace: number;
  contributorUnit: string;
  contributorPlace: number;
}

export interface VerifierFacts {
  now: Date;
  verifier: string;
  /** Everyone whom the evidence would serve: who offered it and the rest of the party. */
  contributors: readonly string[];
  /** When one of them last decided on evidence of the verifier's. */
  verifiedVerifierAt: Date | null;
  /** Every live challenge and board on which a unit of the verifier and one of a contributor stand. */
  boards: readonly SharedBoard[];
}

export type VerifierVerdict =
  | { ok: true }
  | { ok: false; code: 'own' | 'rival' }
  /** From `until` on they may. */
  | { ok: false; code: 'verified_you_lately'; until: Date };

/** Whether someone may decide on this evidence (invariant I4); their role is a matter of policy. */
export function mayVerify(facts: VerifierFacts): VerifierVerdict {
  if (facts.contributors.includes(facts.verifier)) return { ok: false, code: 'own' };
  if (facts.verifiedVerifierAt) {
    const until = new Date(facts.verifiedVerifierAt.getTime() + reciprocalTime);
    if (facts.now < until) return { ok: false, code: 'verified_you_lately', until };
  }
  return facts.boards.some(areRivals) ? { ok: false, code: 'rival' } : { ok: true };
}

function areRivals(board: SharedBoard): boolean {
  return (
    board.verifierUnit !== board.contributorUnit &&
    Math.abs(board.verifierPlace - board.contributorPlace) <= rivalPlaces
  );
}

/** What offering evidence does, given this member's latest for the step: while one is pending, that one stands. */
export function offerEvidence(
  latest: EvidenceState | null,
): 'offered' | 'offered_again' | 'is_pending' | 'already_done' {
  switch (latest) {
    case null:
      return 'offered';
    case 'returned':
      return 'offered_again';
    case 'pending':
      return 'is_pending';
    case 'accepted':
      return 'already_done';
  }
}

export type Decision = { decision: 'confirm' } | { decision: 'return'; reason: string };
export type DecisionVerdict =
  | { ok: true; state: 'accepted' | 'returned' }
  | { ok: false; code: 'reason_needed' }
  /** Someone decided before; `state` says how. */
  | { ok: false; code: 'already_decided'; state: EvidenceState };

/** What a decision makes of evidence: confirming completes the step; returning says why. */
export function decideEvidence(state: EvidenceState, decision: Decision): DecisionVerdict {
  if (state !== 'pending') return { ok: false, code: 'already_decided', state };
  if (decision.decision === 'confirm') return { ok: true, state: 'accepted' };
  return decision.reason.trim() ? { ok: true, state: 'returned' } : { ok: false, code: 'reason_needed' };
}
