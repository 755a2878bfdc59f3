import type { Sql } from '../../platform/database/database.js';
import { type Earned, earnedFrom, type FactNeeded, factKey, factsNeeded, type GroundStep } from './criteria.rules.js';
import type { Definition } from './definition.js';
import { groundOf } from './ground.queries.js';
import { type Instance, seasonOf } from './instances.rules.js';

/** No criterion asks for more (shared `badgeCriteria`). */
const MOST_STEPS = 1000;

/** Which of these members or units have earned a badge, when and with what. One statement for each count it needs. */
export async function earnedBy(
  sql: Sql,
  badge: Definition,
  instance: Instance,
  subjects: readonly string[],
): Promise<Map<string, Earned>> {
  const earned = new Map<string, Earned>();
  if (subjects.length === 0) return earned;
  const grounds = new Map<string, Map<string, GroundStep[]>>();
  for (const need of factsNeeded(badge.criteria)) {
    grounds.set(factKey(need), await groundFor(sql, badge, need, instance, subjects));
  }
  for (const subject of subjects) {
    const ground = new Map([...grounds].map(([key, bySubject]) => [key, bySubject.get(subject) ?? []]));
    const found = earnedFrom(badge.criteria, ground);
    if (found) earned.set(subject, found);
  }
  return earned;
}

async function groundFor(
  sql: Sql,
  badge: Definition,
  need: FactNeeded,
  instance: Instance,
  subjects: readonly string[],
): Promise<Map<string, GroundStep[]>> {
  const within = 'within' in need ? need.within : undefined;
  // What is counted by season counts nothing where there is no season, such as in a rest week.
  if (within === 'season' && instance.seasonId === null) return new Map();
  const { organisationId, subject, repeat } = badge;
  const question = {
    organisationId,
    subject,
    subjects,
    seasonId: seasonOf(repeat, within, instance),
    sourceId: instance.sourceId,
  };
  return groundOf(sql, need, question, MOST_STEPS);
}
