import type { Phrase } from '@guildhall/shared/game/phrase';

/** What the score of a team or department is made of; the engine keeps these, whatever the unit's size. */
export interface TeamCounters {
  /** Everyone at the season's start, joiners and frozen leavers, less people on recorded long absence (n). */
  people: number;
  /** Of those who did not opt out, with `startedFrom` season points or more. */
  started: number;
  /** Sum of `halfSteps` over those who did not opt out. */
  halfSteps: number;
  /** At level 0 at the season's start or joined since, opted out or not (n0). */
  levelZero: number;
  /** Of those at level 0 who did not opt out, took their first step (s). */
  firstSteps: number;
  /** Distinct newcomers across the unit's edge who named a helper from it (x). */
  newcomersHelped: number;
  /** Distinct teams across the unit's edge that recorded reuse of its practices (k). */
  teamsReached: number;
  /** Opted out at the season's start (o). */
  optedOut: number;
  /** Of those opted out, at level 0 (oNew). */
  optedOutAtLevelZero: number;
}

/** The counters of a unit without people. */
export const nobody: TeamCounters = {
  people: 0,
  started: 0,
  halfSteps: 0,
  levelZero: 0,
  firstSteps: 0,
  newcomersHelped: 0,
  teamsReached: 0,
  optedOut: 0,
  optedOutAtLevelZero: 0,
};

/** The organisation's own rates of the last closed week, at which opted-out people stand in. */
export interface Priors {
  b0: number;
  d0: number;
  u0: number;
}

export type PartName = 'breadth' | 'depth' | 'uplift' | 'outreach';

/** One part of a score: `share` in 0..1, worth `outOf` of the 1000; `points` = share × outOf, to one decimal. */
export interface ScorePart {
  share: number;
  outOf: number;
  points: number;
}

/** A score with what it is made of, for "How this is worked out". */
export interface TeamScore {
  /** 0 to 1000. */
  score: number;
  parts: Record<PartName, ScorePart>;
}

/** Season points from which a person counts towards breadth. */
export const startedFrom = 10;
/** A person's season points that count in full; more counts at half. */
export const countedInFull = 40;
/** Season points from which on more counts no longer. */
export const enoughPoints = 160;
/** A team is at the floor of a department's score from this breadth. */
export const breadthFloor = 0.4;
/** Units of fewer people are shown inside their parent. */
export const smallestNamedUnit = 5;

const outOf: Record<PartName, number> = { breadth: 350, depth: 200, uplift: 300, outreach: 150 };

/** A person's counted half-steps, 0..200: 40 points in full, the next 120 at half, then enough (scoring §3.2). */
export function halfSteps(points: number): number {
  const counted = Math.min(Math.max(0, points), enoughPoints);
  return Math.min(counted, countedInFull) + counted;
}

/** The half-steps of somebody with enough points. */
export const mostHalfSteps = halfSteps(enoughPoints);

/** The team score and its parts (scoring §3.2). A unit without people scores 0. */
export function teamScore(counters: TeamCounters, priors: Priors): TeamScore {
  const shares = sharesOf(counters, priors);
  const parts = {
    breadth: part('breadth', shares.breadth),
    depth: part('depth', shares.depth),
    uplift: part('uplift', shares.uplift),
    outreach: part('outreach', shares.outreach),
  };
  return { score: Math.round(exactScore(shares)), parts };
}

function part(name: PartName, share: number): ScorePart {
  return { share, outOf: outOf[name], points: Math.round(share * outOf[name] * 10) / 10 };
}

/**
 * The parts as they are shown, in steps no finer than one person's share. Whoever opted out stands in with a rate, which
 * makes a share that no number of people makes; rounded so, it is always one that some number of people would make (I11).
 */
export function roundedParts(parts: TeamScore['parts'], people: number): TeamScore['parts'] {
  const steps = [20, 10, 5].find((each) => each <= people) ?? 1;
  const rounded = (name: PartName) => part(name, Math.round(parts[name].share * steps) / steps);
  return {
    breadth: rounded('breadth'),
    depth: rounded('depth'),
    uplift: rounded('uplift'),
    outreach: rounded('outreach'),
  };
}

function exactScore(shares: Record<PartName, number>): number {
  const sum = 0.35 * shares.breadth + 0.2 * shares.depth + 0.3 * shares.uplift + 0.15 * shares.outreach;
  return 1000 * sum;
}

function sharesOf(c: TeamCounters, priors: Priors): Record<PartName, number> {
  if (c.people <= 0) return { breadth: 0, depth: 0, uplift: 0, outreach: 0 };
  const uplifted = c.firstSteps + c.newcomersHelped + c.optedOutAtLevelZero * priors.u0;
  return {
    breadth: atMostOne((c.started + c.optedOut * priors.b0) / c.people),
    depth: atMostOne((c.halfSteps / mostHalfSteps + c.optedOut * priors.d0) / c.people),
    uplift: atMostOne(uplifted / Math.max(c.levelZero + c.newcomersHelped, c.people / 4)),
    outreach: 1 - 2 ** (-c.teamsReached / Math.max(3, c.people / 10)),
  };
}

function atMostOne(share: number): number {
  return Math.min(1, share);
}

/** A department's score and what it adds to the pooled members' score. */
export interface DepartmentScore extends TeamScore {
  /** The score of the pooled members, as if one team. */
  pooled: number;
  teams: number;
  teamsAtFloor: number;
}

/**
 * The score of a department (scoring §3.3): four fifths its pooled members, one fifth the share of its teams with a
 * breadth of 0.4 or more. `newcomersHelped` and `teamsReached` of `pooled` count across the department's own edge.
 * A department whose members sit straight in it is its own only team.
 */
export function departmentScore(pooled: TeamCounters, teams: readonly TeamCounters[], priors: Priors): DepartmentScore {
  const whole = teamScore(pooled, priors);
  const within = teams.filter((team) => team.people > 0);
  const breadths =
    within.length > 0 ? within.map((team) => sharesOf(team, priors).breadth) : [whole.parts.breadth.share];
  const teamsAtFloor = breadths.filter((breadth) => breadth >= breadthFloor).length;
  return {
    ...whole,
    score: Math.round(0.8 * whole.score + (200 * teamsAtFloor) / breadths.length),
    pooled: whole.score,
    teams: breadths.length,
    teamsAtFloor,
  };
}

/** One counter's worth of help and what it would add. */
interface Action {
  code: 'help_first_step' | 'help_newcomer_elsewhere' | 'bring_to_ten' | 'card_tried_elsewhere';
  /** Colleagues it could be for; never who they are. */
  people?: number;
  after: TeamCounters;
}

/** A first step alone makes 15 points. */
const firstStepHalfSteps = halfSteps(15);

function possibleActions(c: TeamCounters): Action[] {
  // Whoever opted out is among them: less them, the number would tell that somebody did (I11).
  const notStarted = c.levelZero - c.firstSteps;
  const underTen = c.people - c.started;
  const actions: Action[] = [
    { code: 'help_newcomer_elsewhere', after: { ...c, newcomersHelped: c.newcomersHelped + 1 } },
    { code: 'card_tried_elsewhere', after: { ...c, teamsReached: c.teamsReached + 1 } },
  ];
  if (underTen > 0) {
    const after = { ...c, started: c.started + 1, halfSteps: c.halfSteps + halfSteps(startedFrom) };
    actions.unshift({ code: 'bring_to_ten', people: underTen, after });
  }
  if (notStarted > 0) {
    const newlyStarted = underTen > 0 ? 1 : 0;
    const after = {
      ...c,
      firstSteps: c.firstSteps + 1,
      started: c.started + newlyStarted,
      halfSteps: c.halfSteps + newlyStarted * firstStepHalfSteps,
    };
    actions.unshift({ code: 'help_first_step', people: notStarted, after });
  }
  return actions;
}

/**
 * The action that would move the score most, with `gain` in whole points (DESIGN §5: starting a newcomer is worth many
 * times a star's extra points). Null when the unit has nobody, or nothing would move its score by half a point.
 */
export function mostUsefulNextAction(counters: TeamCounters, priors: Priors): Phrase | null {
  if (counters.people <= 0) return null;
  const now = exactScore(sharesOf(counters, priors));
  let best: Phrase | null = null;
  let bestGain = 0.5;
  for (const action of possibleActions(counters)) {
    const gain = exactScore(sharesOf(action.after, priors)) - now;
    if (gain <= bestGain) continue;
    bestGain = gain;
    best = { code: action.code, params: { gain: Math.round(gain) } };
    if (action.people !== undefined) best.params['people'] = action.people;
  }
  return best;
}
