import { forgetAnswers, keepAnswers, keptAnswers, keptPlaces } from '../../lib/keeping/answers';

const placeOf = (evidence: string) => `verify:${evidence}`;

/** What somebody has written of what is still needed, and not sent; by evidence, on this device. */
export function unsentReason(memberId: string, evidence: string): string | undefined {
  return keptAnswers<{ reason: string }>(memberId, placeOf(evidence))?.reason;
}

export function keepReason(memberId: string, evidence: string, reason: string): void {
  if (reason.trim()) keepAnswers(memberId, placeOf(evidence), { reason });
  else forgetAnswers(memberId, placeOf(evidence));
}

/** Of evidence that waits for them no more there is nothing to send back. */
export function forgetReasons(memberId: string, waiting: readonly string[]): void {
  const open = waiting.map(placeOf);
  for (const place of keptPlaces(memberId, placeOf(''))) if (!open.includes(place)) forgetAnswers(memberId, place);
}
