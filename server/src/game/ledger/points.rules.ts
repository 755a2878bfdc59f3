import {
  type ActivityData,
  type ActivityKind,
  activityCatalogue,
  type Distance,
} from '@guildhall/shared/activity/catalogue';
import type { Phrase } from '@guildhall/shared/game/phrase';

export type Category = 'learn' | 'take part' | 'share' | 'help' | 'improve';

interface Rule {
  category: Category;
  /** Points before percentage and boost. */
  base: number;
  /** The weekly taper applies. */
  tapered: boolean;
  /** A quest may name it as its reward, for work of the kind that no activity shows. */
  rewardable: boolean;
}

function rule(category: Category, base: number, traits: { tapered?: boolean; rewardable?: boolean } = {}): Rule {
  return { category, base, tapered: traits.tapered ?? true, rewardable: traits.rewardable ?? false };
}

/** Rule set v1 (scoring §3.1). */
export const ruleSetV1 = {
  'first.step': rule('learn', 15, { tapered: false }),
  'stamp.earned': rule('learn', 10, { tapered: false }),
  'level.reached': rule('learn', 20, { tapered: false }),
  'session.attended': rule('take part', 5, { rewardable: true }),
  'question.asked': rule('take part', 3),
  'answer.accepted': rule('help', 6),
  checkin: rule('take part', 2),
  'practice.published': rule('share', 10),
  'practice.tried': rule('take part', 8),
  'practice.reused': rule('share', 12, { tapered: false }),
  'guidance.suggestion.accepted': rule('improve', 6, { rewardable: true }),
  'guidance.review.done': rule('improve', 4, { rewardable: true }),
  'guidance.published': rule('improve', 4, { rewardable: true }),
  'help.newcomer': rule('help', 8, { tapered: false }),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof ruleSetV1;
export const ruleIds = Object.keys(ruleSetV1) as RuleId[];
/** The rules whose awards count towards the weekly taper of their category. */
export const taperedRules = ruleIds.filter((id) => ruleSetV1[id].tapered);
/** Paid `help.newcomer` awards between two people in a season, whoever helped whom. */
export const pairLimit = 2;
/** What helping somebody to their first step pays, in percent. */
export const newcomerBoost = 150;
/** Distinct people helped in a season before help pays half. */
export const fullHelpLimit = 10;

type ActivityOf<K extends ActivityKind> = {
  id: string;
  kind: K;
  member: string;
  /** The other person; for a practice, whoever stands on its other side (catalogue). */
  counterpart: string | null;
  data: ActivityData<K>;
};
/** An activity as the rules read it: a row of the log with its data parsed by the catalogue. */
export type ScorableActivity = { [K in ActivityKind]: ActivityOf<K> }[ActivityKind];

/**
 * What the rules need to know of the past. All counts leave out entries that were taken back.
 * Lists that the activity's kind does not call for may be empty.
 */
export interface PointsFacts {
  /** The member plays; someone who does not has no lines at all. */
  plays: boolean;
  /** A first step was taken before this activity. */
  hasFirstStep: boolean;
  /** `quest.completed`: stamps the member earned before. */
  stampsEarned: readonly string[];
  /** Entries of the tapered rules with a boost above 0, by category, in the ISO week of this activity; of many, `weeklyTaperEnds` will do. */
  awardsThisWeek: Partial<Record<Category, number>>;
  /** `practice.reused`: the adopting teams of this practice's entries with a boost above 0, in any order. */
  adoptingTeams: readonly string[];
  /** `practice.tried`: trying this practice was paid to the member's team before. */
  teamTriedBefore: boolean;
  /** `newcomer.helped`: paid `help.newcomer` entries between the two this season, either way. */
  pairAwards: number;
  /** `newcomer.helped`: people the member was paid for helping this season, in the order of the first time. */
  peopleHelped: readonly string[];
}

/** Of someone who plays and has done nothing so far. */
export const nothingBefore: PointsFacts = {
  plays: true,
  hasFirstStep: false,
  stampsEarned: [],
  awardsThisWeek: {},
  adoptingTeams: [],
  teamTriedBefore: false,
  pairAwards: 0,
  peopleHelped: [],
};

/** One line of the ledger before it is written; `reason` says in one sentence why it is what it is. */
export interface PointsLine {
  rule: RuleId;
  ruleSet: 1;
  member: string;
  category: Category;
  base: number;
  pct: number;
  boost: number;
  points: number;
  counterpart?: string;
  reason: Phrase;
  idempotencyKey: string;
}

/** What reduced or raised an award. */
interface Weighing {
  pct: number;
  boost: number;
  reason: Phrase;
}

/** The last award of a category in an ISO week that pays anything (scoring §3.1 a). */
export const weeklyTaperEnds = 6;

/** The k-th award (from 1) of a category in an ISO week, in percent (scoring §3.1 a). */
export function weeklyTaper(k: number): number {
  if (k <= 2) return 100;
  if (k <= 4) return 50;
  return k <= weeklyTaperEnds ? 25 : 0;
}

/** The j-th distinct team (from 1) that adopts one practice, in percent (scoring §3.1 b). */
export function reuseTaper(j: number): number {
  if (j <= 3) return 100;
  if (j <= 8) return 50;
  return j <= 20 ? 25 : 0;
}

const boosts: Record<Distance, number> = {
  'same-team': 0,
  'same-directorate': 100,
  'other-directorate': 150,
  'other-organisation': 200,
};

/** What reuse at this distance pays, in percent (scoring §3.1). */
export function distanceBoost(distance: Distance): number {
  return boosts[distance];
}

/** `floor(base × pct × boost / 10000)` (scoring §3.1). */
export function pointsOf(base: number, pct: number, boost: number): number {
  return Math.floor((base * pct * boost) / 10_000);
}

/**
 * The key that makes an award happen once; it holds neither a clock reading nor a rule version.
 * Work that was taken back and restored is a new activity, and so a new award.
 */
function awardKey(rule: RuleId, member: string, activity: string): string {
  return `rule:${rule}:${member}:activity:${activity}`;
}

/** Someone acting on their own work: nothing scores (DESIGN §4). */
export function isWithOneself(activity: ScorableActivity): boolean {
  return activity.counterpart === activity.member;
}

/** The member's first activity that counts as a step; a warm-up does not. Holds for those who do not play, too. */
export function isFirstStep(activity: ScorableActivity, hasFirstStep: boolean): boolean {
  if (hasFirstStep || isWithOneself(activity) || !activityCatalogue[activity.kind].step) return false;
  return activity.kind !== 'quest.completed' || !activity.data.warmUp;
}

/**
 * Everything an activity is worth to its member (scoring §3.1).
 * Lines of no points are kept when a taper, a limit or the same team made them so: the person is told why.
 */
export function pointsFor(activity: ScorableActivity, facts: PointsFacts): PointsLine[] {
  if (!facts.plays || isWithOneself(activity)) return [];
  const lines = linesOfKind(activity, facts);
  if (isFirstStep(activity, facts.hasFirstStep)) lines.push(line(activity, 'first.step', full('first_step')));
  return lines;
}

function linesOfKind(activity: ScorableActivity, facts: PointsFacts): PointsLine[] {
  switch (activity.kind) {
    case 'practice.published':
    case 'question.asked':
    case 'answer.accepted':
    case 'guidance.suggestion.accepted':
    case 'guidance.review.done':
    case 'guidance.published':
      return [line(activity, activity.kind, tapered(activity.kind, facts))];
    case 'practice.tried':
      return [line(activity, activity.kind, triedWeighing(activity.data.distance, facts))];
    case 'practice.reused':
      return [line(activity, activity.kind, reusedWeighing(activity.data, facts))];
    case 'quest.completed':
      return questLines(activity, facts);
    case 'newcomer.helped':
      return [line(activity, 'help.newcomer', helpWeighing(activity, facts))];
    case 'guidance.checked':
      // It can be done alone and as often as one likes, so a badge says thank you for it and points do not.
      return [];
    case 'practice.thanked':
    case 'question.useful':
      // Praise that is paid is given for the pay.
      return [];
  }
}

function questLines(activity: ActivityOf<'quest.completed'>, facts: PointsFacts): PointsLine[] {
  const { stamp, reward, warmUp } = activity.data;
  if (warmUp) return [];
  const lines: PointsLine[] = [];
  if (stamp && !facts.stampsEarned.includes(stamp))
    lines.push(line(activity, 'stamp.earned', full('stamp', { stamp })));
  if (reward && isRewardable(reward)) lines.push(line(activity, reward, tapered(reward, facts)));
  return lines;
}

/** Whether a quest may pay this rule: what each of its steps pays by itself would count twice (`questDefinition`). */
export function isRewardable(rule: string): rule is RuleId {
  return Object.hasOwn(ruleSetV1, rule) && ruleSetV1[rule as RuleId].rewardable;
}

function full(code: string, params: Phrase['params'] = {}): Weighing {
  return { pct: 100, boost: 100, reason: { code, params } };
}

function tapered(rule: RuleId, facts: PointsFacts): Weighing {
  const { category } = ruleSetV1[rule];
  const nth = (facts.awardsThisWeek[category] ?? 0) + 1;
  const pct = weeklyTaper(nth);
  if (pct === 100) return full('full');
  if (pct === 0) return { pct, boost: 100, reason: { code: 'weekly_limit', params: { pct, category } } };
  return { pct, boost: 100, reason: { code: 'weekly_taper', params: { nth, pct, category } } };
}

function triedWeighing(distance: Distance, facts: PointsFacts): Weighing {
  const weighing = tapered('practice.tried', facts);
  if (distance === 'same-team') return { ...weighing, ...sameTeam };
  return facts.teamTriedBefore ? { ...weighing, boost: 0, ...countedBefore } : weighing;
}

const sameTeam = { boost: 0, reason: { code: 'same_team', params: {} } };
const countedBefore = { reason: { code: 'team_counted_before', params: {} } };

function reusedWeighing(data: ActivityData<'practice.reused'>, facts: PointsFacts): Weighing {
  const teams = new Set(facts.adoptingTeams);
  const nth = teams.size + 1;
  const pct = reuseTaper(nth);
  const boost = distanceBoost(data.distance);
  if (boost === 0) return { pct, ...sameTeam };
  const params = { nth, pct, boost, distance: data.distance };
  if (teams.has(data.adopterTeam)) return { pct: 0, boost, ...countedBefore };
  if (pct === 0) return { pct, boost, reason: { code: 'reuse_limit', params } };
  if (pct < 100) return { pct, boost, reason: { code: 'reuse_taper', params } };
  return { pct, boost, reason: boost > 100 ? { code: 'distance_boost', params } : { code: 'full', params: {} } };
}

function helpWeighing(activity: ActivityOf<'newcomer.helped'>, facts: PointsFacts): Weighing {
  const boost = activity.data.hadNoFirstStep ? newcomerBoost : 100;
  if (facts.pairAwards >= pairLimit) {
    return { pct: 0, boost, reason: { code: 'pair_limit', params: { limit: pairLimit } } };
  }
  const known = activity.counterpart ? facts.peopleHelped.indexOf(activity.counterpart) : -1;
  const nth = (known === -1 ? facts.peopleHelped.length : known) + 1;
  if (nth > fullHelpLimit) {
    return { pct: 50, boost, reason: { code: 'people_taper', params: { nth, pct: 50, boost, limit: fullHelpLimit } } };
  }
  return {
    pct: 100,
    boost,
    reason: boost > 100 ? { code: 'newcomer_boost', params: { boost } } : { code: 'full', params: {} },
  };
}

function line(activity: ScorableActivity, rule: RuleId, weighing: Weighing): PointsLine {
  const { category, base } = ruleSetV1[rule];
  const { pct, boost, reason } = weighing;
  return {
    rule,
    ruleSet: 1,
    member: activity.member,
    category,
    base,
    pct,
    boost,
    points: pointsOf(base, pct, boost),
    ...(activity.counterpart ? { counterpart: activity.counterpart } : {}),
    reason,
    idempotencyKey: awardKey(rule, activity.member, activity.id),
  };
}
