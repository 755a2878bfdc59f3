import type { ActivityKind, Distance } from '@guildhall/shared/activity/catalogue';
import type { BadgeCriteria, BadgeCriterion, BadgeSpan } from '@guildhall/shared/game/badge-criteria';
import type { CriteriaSentence } from '@guildhall/shared/game/badges';
import type { Phrase } from '@guildhall/shared/game/phrase';

/**
 * A count the store has to make of one subject: a criterion without its threshold. Activities taken back, of the sandbox
 * and with oneself are never counted; `within: 'season'` counts the season that is evaluated.
 */
export type FactNeeded =
  | { count: 'activities'; kind: ActivityKind; within: BadgeSpan; distance: Distance | null; honest: boolean }
  /** Distinct teams of counterparts, the member's own at the time left out. */
  | { count: 'counterpart_teams'; within: BadgeSpan }
  /** Distinct directorates of counterparts, the member's own included. */
  | { count: 'counterpart_directorates'; within: BadgeSpan }
  /** 1 when this quest was completed. */
  | { count: 'quest'; quest: string }
  /** Settled challenges in which the subject took part and whose unit was placed within so many, or whose goal was reached. */
  | { count: 'challenges'; placed: number | null; challenge: string | null }
  /** 1 when a first step was taken. */
  | { count: 'first_step' }
  /** Of all practices of the member's (or the one evaluated), the most distinct other teams that tried one. */
  | { count: 'teams_of_one_practice'; outsideDirectorate: boolean }
  /** Of all questions of the member's, the most people who found one useful. */
  | { count: 'people_of_one_question' }
  /** Distinct newcomers who named the member; with days, those with an activity so long or longer after their first step. */
  | { count: 'newcomers'; within: BadgeSpan; stillAfterDays: number | null };

/** Counts by `factKey`; one that is missing is 0. */
export type BadgeFacts = ReadonlyMap<string, number>;

/** One name for equal needs, however they came about. */
export function factKey(need: FactNeeded): string {
  return JSON.stringify(Object.entries(need).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the criterion counts, and from how many on it holds. */
function requirementOf(criterion: BadgeCriterion): { need: FactNeeded; atLeast: number } {
  switch (criterion.type) {
    case 'activity_count': {
      const { kind, within, distance = null, honest = false, atLeast } = criterion;
      return { need: { count: 'activities', kind, within, distance, honest }, atLeast };
    }
    case 'distinct_counterpart_teams':
      return { need: { count: 'counterpart_teams', within: criterion.within }, atLeast: criterion.atLeast };
    case 'distinct_counterpart_directorates':
      return { need: { count: 'counterpart_directorates', within: criterion.within }, atLeast: criterion.atLeast };
    case 'quest_completed':
      return { need: { count: 'quest', quest: criterion.quest }, atLeast: 1 };
    case 'challenge_result': {
      const placed = criterion.result.is === 'placed' ? criterion.result.within : null;
      return { need: { count: 'challenges', placed, challenge: criterion.challenge ?? null }, atLeast: 1 };
    }
    case 'first_step':
      return { need: { count: 'first_step' }, atLeast: 1 };
    case 'practice_reused':
      return {
        need: { count: 'teams_of_one_practice', outsideDirectorate: criterion.outsideDirectorate },
        atLeast: criterion.teams,
      };
    case 'question_useful':
      return { need: { count: 'people_of_one_question' }, atLeast: criterion.people };
    case 'newcomers_helped': {
      const { within, atLeast, stillTakingPartAfterDays: stillAfterDays = null } = criterion;
      return { need: { count: 'newcomers', within, stillAfterDays }, atLeast };
    }
  }
}

/** Whether the criteria hold for a subject of whom these counts are known. More of anything never takes a badge away. */
export function criteriaHold(criteria: BadgeCriteria, facts: BadgeFacts): boolean {
  if (criteria.type === 'all_of') return criteria.of.every((each) => criteriaHold(each, facts));
  if (criteria.type === 'any_of') return criteria.of.some((each) => criteriaHold(each, facts));
  const { need, atLeast } = requirementOf(criteria);
  return (facts.get(factKey(need)) ?? 0) >= atLeast;
}

/** One thing that raised a count by one. */
export interface GroundStep {
  at: Date;
  /** A kind of activity, `first_step` or `challenge`. */
  kind: string;
  activityId: string | null;
  subjectId: string | null;
}

/** For each need, by `factKey`, the things that raised its count, oldest first. */
export type Ground = ReadonlyMap<string, readonly GroundStep[]>;

/** What the criteria were met with, and the instant from which on they held. */
export interface Earned {
  at: Date;
  steps: GroundStep[];
}

/** When and with what the criteria came to hold; null when they do not. Agrees with `criteriaHold` on the lengths. */
export function earnedFrom(criteria: BadgeCriteria, ground: Ground): Earned | null {
  if ('of' in criteria)
    return joined(
      criteria.type,
      criteria.of.map((each) => earnedFrom(each, ground)),
    );
  const { need, atLeast } = requirementOf(criteria);
  const steps = (ground.get(factKey(need)) ?? []).slice(0, atLeast);
  return steps.length < atLeast ? null : { at: steps[atLeast - 1]!.at, steps };
}

function joined(type: 'all_of' | 'any_of', parts: (Earned | null)[]): Earned | null {
  const met = parts.filter((part) => part !== null).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (type === 'any_of') return met[0] ?? null;
  if (met.length < parts.length) return null;
  // One thing may be the ground of several parts.
  const steps = new Map(
    met.flatMap((part) => part.steps).map((step) => [`${step.kind} ${step.activityId} ${step.subjectId}`, step]),
  );
  return { at: met.at(-1)!.at, steps: [...steps.values()] };
}

/** Whether something in the criteria is counted by season. */
export function countsSeasons(criteria: BadgeCriteria): boolean {
  return factsNeeded(criteria).some((need) => 'within' in need && need.within === 'season');
}

/** Every count the criteria ask for, each once. */
export function factsNeeded(criteria: BadgeCriteria): FactNeeded[] {
  const needs = new Map(allNeeds(criteria).map((need) => [factKey(need), need]));
  return [...needs.values()];
}

function allNeeds(criteria: BadgeCriteria): FactNeeded[] {
  return 'of' in criteria ? criteria.of.flatMap(allNeeds) : [requirementOf(criteria).need];
}

/** The activity kinds after which the criteria are worth looking at again; empty means any may matter. */
export function kindsToWatch(criteria: BadgeCriteria): ActivityKind[] {
  const needs = factsNeeded(criteria).map(kindsOf);
  return needs.some((kinds) => kinds.length === 0) ? [] : [...new Set(needs.flat())];
}

function kindsOf(need: FactNeeded): ActivityKind[] {
  switch (need.count) {
    case 'activities':
      return [need.kind];
    case 'quest':
      return ['quest.completed'];
    case 'teams_of_one_practice':
      return ['practice.reused'];
    case 'people_of_one_question':
      return ['question.useful'];
    case 'newcomers':
      return need.stillAfterDays === null ? ['newcomer.helped'] : [];
    case 'counterpart_teams':
    case 'counterpart_directorates':
    case 'challenges':
    case 'first_step':
      return [];
  }
}

/** The criteria as one plain sentence, `code` naming its words in the message catalogue (mechanisms §2.6). */
export function criteriaSentence(criteria: BadgeCriteria): CriteriaSentence {
  if ('of' in criteria) {
    const [only, ...others] = criteria.of.map(criteriaSentence);
    return only && others.length === 0 ? only : { code: criteria.type, params: {}, of: only ? [only, ...others] : [] };
  }
  return phraseOf(criteria);
}

function phraseOf(criterion: BadgeCriterion): Phrase {
  switch (criterion.type) {
    case 'activity_count': {
      const { kind, atLeast, within, distance, honest } = criterion;
      const params = { kind, count: atLeast, within, ...(distance ? { distance } : {}) };
      return { code: honest ? 'activity_count_honest' : distance ? 'activity_count_from' : 'activity_count', params };
    }
    case 'distinct_counterpart_teams':
    case 'distinct_counterpart_directorates':
      return { code: criterion.type, params: { count: criterion.atLeast, within: criterion.within } };
    case 'quest_completed':
      return { code: 'quest_completed', params: { quest: criterion.quest } };
    case 'challenge_result':
      return challengePhrase(criterion);
    case 'first_step':
      return { code: 'first_step', params: {} };
    case 'practice_reused':
      return {
        code: criterion.outsideDirectorate ? 'practice_reused_outside' : 'practice_reused',
        params: { count: criterion.teams },
      };
    case 'question_useful':
      return { code: 'question_useful', params: { count: criterion.people } };
    case 'newcomers_helped': {
      const { atLeast, within, stillTakingPartAfterDays: days } = criterion;
      const params = { count: atLeast, within };
      return days === undefined
        ? { code: 'newcomers_helped', params }
        : { code: 'newcomers_helped_still', params: { ...params, days } };
    }
  }
}

function challengePhrase({ result, challenge }: Extract<BadgeCriterion, { type: 'challenge_result' }>): Phrase {
  const which: Phrase['params'] = challenge ? { challenge } : {};
  return result.is === 'placed'
    ? { code: 'challenge_placed', params: { ...which, within: result.within } }
    : { code: 'challenge_reached', params: which };
}
