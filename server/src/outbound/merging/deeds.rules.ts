import type { NewActivity } from '../../activity/record.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';

/** A deed that stands, as far as bringing two accounts together asks. */
export type Standing = { id: string } & Omit<NewActivity, 'organisationId'>;

type Two = Pick<TwoAccounts, 'staysId' | 'goesId'>;

/** Help to oneself, reuse of one's own: it scores nothing (DESIGN §4). */
export function betweenThem({ memberId, counterpartId }: Standing, { staysId, goesId }: Two): boolean {
  return (
    (memberId === goesId && (counterpartId === staysId || counterpartId === goesId)) ||
    (memberId === staysId && counterpartId === goesId)
  );
}

/**
 * A quest that the one who stays has finished, too, and the help that was thanked for in it: finishing it is done once
 * (`finished` are those quests).
 */
export function doneAgain(
  { kind, memberId, subjectId, counterpartId }: Standing,
  { goesId }: Two,
  finished: ReadonlySet<string | null>,
): boolean {
  if (!finished.has(subjectId)) return false;
  return (
    (kind === 'quest.completed' && memberId === goesId) || (kind === 'newcomer.helped' && counterpartId === goesId)
  );
}
