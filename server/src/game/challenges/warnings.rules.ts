import { type ActivityKind, activityCatalogue } from '@guildhall/shared/activity/catalogue';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { Phrase } from '@guildhall/shared/game/phrase';

import { minGroupSize } from '../../people/privacy/suppression.rules.js';
import { enoughPoints } from '../boards/team-score.rules.js';
import { type RuleId, ruleSetV1 } from '../ledger/points.rules.js';
import { isPair } from './challenge.rules.js';
import type { FoldableUnit } from './challenge-score.rules.js';

export type ChallengeMode = 'breadth' | 'together' | 'paired' | 'own_best';

export interface TakingPart extends FoldableUnit {
  name: string;
  kind: 'directorate' | 'department' | 'team' | 'cohort';
  directorate: string | null;
}

/** The settings of a challenge that the warnings look at. */
export interface ChallengeSettings {
  mode: ChallengeMode;
  /** Points a member that count (breadth). */
  cap: number;
  startsAt: Date;
  endsAt: Date;
  units: readonly TakingPart[];
  /** The activity kinds that count. */
  activities: readonly ActivityKind[];
  quests: number;
  /** What its badge says it is for; null without one. */
  badge: BadgeCriteria | null;
  hasDeputy: boolean;
  startHasPassed: boolean;
  /** Rest weeks of the organisation's seasons. */
  rests: readonly { from: Date; to: Date }[];
}

const week = 7 * 24 * 60 * 60 * 1000;
/** One unit so many times as large as another makes a race of different kinds. */
const veryDifferent = 4;

/** What each activity pays by its own rule; a quest pays a stamp. */
const ruleOf: Record<ActivityKind, RuleId | null> = {
  'practice.published': 'practice.published',
  'practice.tried': 'practice.tried',
  'practice.reused': 'practice.reused',
  'practice.thanked': null,
  'question.asked': 'question.asked',
  'question.useful': null,
  'answer.accepted': 'answer.accepted',
  'guidance.suggestion.accepted': 'guidance.suggestion.accepted',
  'guidance.review.done': 'guidance.review.done',
  'guidance.published': 'guidance.published',
  'guidance.checked': null,
  'quest.completed': 'stamp.earned',
  'newcomer.helped': 'help.newcomer',
};

function baseOf(kind: ActivityKind): number {
  const rule = ruleOf[kind];
  return rule === null ? 0 : ruleSetV1[rule].base;
}

/** Activities that happen only when another person finds the work of use. */
const needsAnother: ReadonlySet<ActivityKind> = new Set([
  'practice.tried',
  'practice.reused',
  'answer.accepted',
  'guidance.suggestion.accepted',
  'guidance.published',
  'newcomer.helped',
]);

/**
 * Plain warnings of what a challenge's settings reward (DESIGN §5), for its manager to weigh; none of them forbids.
 * Each code names one sentence of the message catalogue.
 */
export function challengeWarnings(settings: ChallengeSettings): Phrase[] {
  return [
    ...capWarnings(settings),
    ...unitWarnings(settings),
    ...timeWarnings(settings),
    ...countingWarnings(settings),
    ...badgeWarnings(settings),
    ...(settings.hasDeputy ? [] : [warning('no_deputy')]),
  ];
}

function warning(code: string, params: Phrase['params'] = {}): Phrase {
  return { code, params };
}

function weeksOf({ startsAt, endsAt }: ChallengeSettings): number {
  return (endsAt.getTime() - startsAt.getTime()) / week;
}

function capWarnings(settings: ChallengeSettings): Phrase[] {
  if (settings.mode !== 'breadth') return [];
  const { cap } = settings;
  const single = Math.max(0, ...settings.activities.map(baseOf));
  // A cap beyond the challenge's share of what counts in a season is out of most people's reach.
  const within = Math.max(30, Math.round((enoughPoints * weeksOf(settings)) / 12));
  if (single >= cap) return [warning('cap_low', { cap, single })];
  return cap > within ? [warning('cap_high', { cap, within })] : [];
}

function unitWarnings({ mode, units }: ChallengeSettings): Phrase[] {
  const warnings: Phrase[] = [];
  // Those that are shown as themselves: how many are in a smaller one is nobody's figure.
  const sizes = units.map((unit) => unit.people).filter((people) => people >= minGroupSize);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (mode === 'breadth' && units.length > 0 && units.length < 3) warnings.push(warning('few_units'));
  if (mode === 'paired' && !isPair(units)) warnings.push(warning('pair_needs_two_directorates'));
  if (mode === 'breadth' && sizes.length > 1 && most >= veryDifferent * least) {
    warnings.push(warning('sizes_differ', { least, most }));
  }
  if (sizes.length < units.length) warnings.push(warning('units_under_five'));
  if (new Set(units.map((unit) => unit.kind)).size > 1) warnings.push(warning('kinds_mixed'));
  if (units.some((unit) => units.some((other) => other !== unit && other.path.includes(unit.id)))) {
    warnings.push(warning('unit_inside_another'));
  }
  return warnings;
}

function timeWarnings(settings: ChallengeSettings): Phrase[] {
  const { startsAt, endsAt, startHasPassed, rests } = settings;
  const weeks = weeksOf(settings);
  const warnings: Phrase[] = [];
  if (startHasPassed) warnings.push(warning('start_has_passed'));
  if (weeks > 12) warnings.push(warning('longer_than_a_season', { weeks: Math.ceil(weeks) }));
  // A week in which the clocks go forward is an hour short.
  if (weeks > 0 && weeks < 1 - 1 / 168) warnings.push(warning('shorter_than_a_week'));
  if (rests.some((rest) => rest.from < endsAt && startsAt < rest.to)) warnings.push(warning('spans_rest_week'));
  return warnings;
}

function countingWarnings({ activities, quests, mode }: ChallengeSettings): Phrase[] {
  const warnings: Phrase[] = [];
  if (activities.length === 0 && quests === 0) return [warning('nothing_counts')];
  if (quests === 0) warnings.push(warning('no_quest'));
  if (activities.length > 0 && quests === 0 && !activities.some((kind) => needsAnother.has(kind))) {
    warnings.push(warning('alone_only'));
  }
  if (mode === 'breadth' && quests === 0 && !activities.some((kind) => activityCatalogue[kind].step)) {
    warnings.push(warning('no_first_step'));
  }
  return warnings;
}

/** The badge goes to whoever comes first or reaches the goal, whatever else it says it is for. */
function badgeWarnings({ badge, mode }: ChallengeSettings): Phrase[] {
  if (!badge) return [];
  const results = resultsIn(badge);
  const fitting = mode === 'breadth' ? 'placed' : 'reached';
  if (results.includes(fitting)) return [];
  if (results.length === 0) return [warning('badge_of_other_work')];
  return [warning(mode === 'breadth' ? 'badge_of_a_goal' : 'badge_of_a_race')];
}

/** The results of challenges that a badge asks for. */
function resultsIn(criteria: BadgeCriteria): ('placed' | 'reached')[] {
  if ('of' in criteria) return criteria.of.flatMap(resultsIn);
  return criteria.type === 'challenge_result' ? [criteria.result.is] : [];
}
