import type { Company } from '@guildhall/shared/game/quest-definition';

import { forgetAnswers, keepAnswers, keptAnswers } from '../../lib/keeping/answers';
import type { Picked } from '../../lib/people/PeoplePicker';

/** In what company somebody would begin a quest, and whom they would ask along. */
export interface Chosen {
  company: Company;
  people: Picked[];
}

const placeOf = (quest: string) => `begin:${quest}`;

/** It is on this device, by quest, until it is begun. */
export function chosenFor(memberId: string, quest: string): Chosen | undefined {
  return keptAnswers<Chosen>(memberId, placeOf(quest));
}

/** Keeps whom somebody chose; a choice of nobody is none. */
export function keepChosen(memberId: string, quest: string, chosen: Chosen): void {
  if (chosen.people.length > 0) keepAnswers(memberId, placeOf(quest), chosen);
  else forgetAnswers(memberId, placeOf(quest));
}

export function forgetChosen(memberId: string, quest: string): void {
  forgetAnswers(memberId, placeOf(quest));
}
