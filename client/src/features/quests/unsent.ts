import { forgetAnswers, keepAnswers, keptAnswers } from '../../lib/keeping/answers';
import type { Picked } from '../../lib/people/PeoplePicker';

/** What somebody has written for a step and not sent yet. */
export interface Unsent {
  words?: string | undefined;
  link?: string | undefined;
  /** Whom it names. */
  asked?: Picked | undefined;
}

const placeOf = (run: string, step: string) => `quest:${run}:${step}`;

/** It is on this device, by run and step: setting a quest aside, loading anew, or a closed tab, takes away no word. */
export function unsentOf(memberId: string, run: string, step: string): Unsent | undefined {
  return keptAnswers<Unsent>(memberId, placeOf(run, step));
}

/** Keeps what is written so far; what says nothing is forgotten. */
export function keepUnsent(memberId: string, run: string, step: string, unsent: Unsent): void {
  if (unsent.words || unsent.link || unsent.asked) keepAnswers(memberId, placeOf(run, step), unsent);
  else forgetAnswers(memberId, placeOf(run, step));
}

/** Nothing is to be sent any more for a run that is over. */
export function forgetUnsent(memberId: string, run: string): void {
  forgetAnswers(memberId, placeOf(run, ''));
}
