import type { RecheckFinding } from '@guildhall/shared/insight/rechecks';

import { forgetAnswers, keepAnswers, keptAnswers } from '../../lib/keeping/answers';

/** What somebody has found and not sent. */
export interface Unsent {
  finding: RecheckFinding | null;
  note: string;
}

const placeOf = (recheck: string) => `recheck:${recheck}`;

/** As it was left on this device; nothing where it was not begun. */
export function unsentFinding(memberId: string, recheck: string): Unsent {
  return keptAnswers<Unsent>(memberId, placeOf(recheck)) ?? { finding: null, note: '' };
}

export function keepFinding(memberId: string, recheck: string, unsent: Unsent): void {
  keepAnswers(memberId, placeOf(recheck), unsent);
}

/** It was sent, or is for somebody else now. */
export function forgetFinding(memberId: string, recheck: string): void {
  forgetAnswers(memberId, placeOf(recheck));
}
