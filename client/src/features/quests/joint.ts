import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type { StepProgress } from '@guildhall/shared/game/quests';

type Contribution = StepProgress['contributions'][number];
const stands = ({ state }: Contribution) => state !== 'returned';

/** Whether someone says of what is done together that they were in it, by offering it or by confirming. */
export function saidSo({ contributions }: StepProgress, member: string): boolean {
  return contributions.filter(stands).some(({ member: by, confirmedBy }) => [by, ...confirmedBy].includes(member));
}

/** Whether others of the party have offered what is done together as often as it is asked for: there is no more to offer. */
export function isOfferedForAll({ party, times }: QuestStep, { contributions }: StepProgress, me: string): boolean {
  return party.mode === 'joint' && contributions.filter((each) => stands(each) && each.member !== me).length >= times;
}
