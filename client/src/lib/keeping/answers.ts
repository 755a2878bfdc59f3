const prefix = 'guildhall-answers:';

function nameOf(memberId: string, place: string): string {
  return `${prefix}${memberId}:${place}`;
}

/** Keeps on this device what somebody has written in a form and not sent, each place by itself: no tab writes over another. */
export function keepAnswers(memberId: string, place: string, answers: object): void {
  try {
    localStorage.setItem(nameOf(memberId, place), JSON.stringify(answers));
  } catch {
    // A device without room keeps the words on the screen.
    return;
  }
}

/** What this device keeps of one person for a place; nobody else's is ever read. */
export function keptAnswers<Answers>(memberId: string, place: string): Answers | undefined {
  try {
    return JSON.parse(localStorage.getItem(nameOf(memberId, place)) ?? '') as Answers;
  } catch {
    return undefined;
  }
}

function kept(memberId: string, within: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(nameOf(memberId, within)));
  } catch {
    return [];
  }
}

/** For how many places this device keeps answers of somebody. */
export function countAnswers(memberId: string): number {
  return kept(memberId, '').length;
}

/** Forgets what somebody has written for a place and all within it, or everywhere. */
export function forgetAnswers(memberId: string, within = ''): void {
  for (const name of kept(memberId, within)) localStorage.removeItem(name);
}

/** The places within a place for which this device keeps answers of somebody. */
export function keptPlaces(memberId: string, within: string): string[] {
  return kept(memberId, within).map((name) => name.slice(nameOf(memberId, '').length));
}
