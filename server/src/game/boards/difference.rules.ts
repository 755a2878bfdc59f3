import type { DifferenceKind, StandingsDifference } from '@guildhall/shared/game/standings-check';

const SEASON = /^season_/;
const CHALLENGE = /^challenge_(sealed|result|ledger)$/;

const WORDS: Record<DifferenceKind, string> = {
  scores: 'scores on boards are others than the ledger says',
  places: 'counts behind places are others than the scores',
  points: 'points of people in their units are others than the ledger says',
  counters: 'counts of units are others than the ledger and the memberships say',
  outreach: 'counts of what units gave to others are other than the activities say',
  challenge_points: 'points for running challenges are others than the ledger says',
  challenge_units: 'units of running challenges stand otherwise than their points say',
  season_sealed: 'its result is not the one that was sealed as it closed',
  season_points: 'points or scores of people are others than the ledger held as it closed',
  season_scores: 'scores of teams are others than their counts come to',
  challenge_sealed: 'its result is not the one that was sealed as it was settled',
  challenge_result: 'units stand otherwise than its result says',
  challenge_ledger: 'points of people for it are others than the ledger held as it was settled',
};

/** Whether this is about a result that was announced, which nothing ever writes anew. */
export function isFinal({ kind }: StandingsDifference): boolean {
  return SEASON.test(kind) || CHALLENGE.test(kind);
}

/** A difference in one plain sentence. */
export function inWords({ kind, of, lines }: StandingsDifference): string {
  const what = SEASON.test(kind) ? `Season ${of}: ` : CHALLENGE.test(kind) ? `The challenge “${of}”: ` : 'Now: ';
  return `${what}${WORDS[kind]} (${lines} ${lines === 1 ? 'line' : 'lines'}).`;
}
