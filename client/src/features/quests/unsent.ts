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

/** Where this device kept all of these in one before, under `<member>:<run>:<step>`. */
const before = 'guildhall-evidence';

/** What was kept there goes where it is kept now, unless something newer is there; then nothing is left of it. */
export function takeOverUnsent(): void {
  try {
    const { state = {} } = JSON.parse(localStorage.getItem(before) ?? '{}') as { state?: Record<string, Unsent> };
    for (const [name, { words, link }] of Object.entries(state)) {
      const [memberId = '', run = '', ...step] = name.split(':');
      const isNew = unsentOf(memberId, run, step.join(':')) === undefined;
      if (isNew) keepUnsent(memberId, run, step.join(':'), { words, link });
    }
  } catch {
    // What cannot be read is of no use to anybody.
  }
  try {
    localStorage.removeItem(before);
  } catch {
    // A device that keeps nothing has nothing to lose.
  }
}

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
