import type { ActivityKind } from '@guildhall/shared/activity/catalogue';

import type { Tx } from '../../platform/database/database.js';
import { seasonsOf } from '../seasons/current-seasons.js';
import { giveBadges } from './awards.store.js';
import { factsNeeded } from './criteria.rules.js';
import type { Definition } from './definition.js';
import { earnedBy } from './earned.queries.js';
import { hasKindSource, instancesOf, sourceColumns } from './instances.rules.js';

/**
 * Gives a badge for everything these members or units did before: once, for each season, or for each source.
 * Answers with the subject of every award that is new, so somebody with two earnings is in it twice.
 */
export async function givePast(tx: Tx, badge: Definition, subjects: readonly string[], at: Date): Promise<string[]> {
  if (subjects.length === 0) return [];
  const seasons = (await seasonsOf(tx, badge.organisationId)).map(({ id }) => id);
  const bySource = badge.repeat === 'source' ? await sourcesOf(tx, badge, subjects) : new Map<string, string[]>();
  const given: string[] = [];
  // Oldest season first: a badge earned once is earned in the first season that suffices.
  for (const instance of instancesOf(badge, { seasons, sources: [...bySource.keys()] })) {
    const concerned = instance.sourceId ? (bySource.get(instance.sourceId) ?? []) : subjects;
    const earned = await earnedBy(tx, badge, instance, concerned);
    given.push(...(await giveBadges(tx, badge, instance, earned, { at })));
  }
  return given;
}

/** The cards, guides, reviews and challenges that can have brought the badge, each with those of the subjects whom it concerns. */
async function sourcesOf(tx: Tx, badge: Definition, subjects: readonly string[]): Promise<Map<string, string[]>> {
  const needs = factsNeeded(badge.criteria);
  const counts = new Set(needs.map(({ count }) => count));
  const kinds: ActivityKind[] = needs.flatMap((need) =>
    need.count === 'activities' && hasKindSource(need.kind) ? need.kind : [],
  );
  if (counts.has('teams_of_one_practice')) kinds.push('practice.reused');
  const unit = badge.subject === 'unit';
  const find = (text: string, values: unknown[]) => tx.query<{ source: string; subjects: string[] }>(text, values);
  const works = kinds.length > 0 ? await find(unit ? UNIT_WORKS : MEMBER_WORKS, [subjects, kinds]) : [];
  const challenges = counts.has('challenges') ? await find(unit ? UNIT_CHALLENGES : MEMBER_CHALLENGES, [subjects]) : [];
  return new Map([...works, ...challenges].map((each) => [each.source, each.subjects]));
}

const SOURCE = `case ${Object.entries(sourceColumns)
  .map(([kind, column]) => `when a.kind = '${kind}' then a.${column}`)
  .join(' ')} end`;

const MEMBER_WORKS = `
  select ${SOURCE} as source, array_agg(distinct a.member_id) as subjects from activity a
  where a.kind = any($2) and a.member_id = any($1) and ${SOURCE} is not null group by 1`;

const UNIT_WORKS = `
  select ${SOURCE} as source, array_agg(distinct u.id) as subjects
  from activity a join unit seat on seat.id = a.unit_id join unit u on u.id = any(seat.path) and u.id = any($1)
  where a.kind = any($2) and ${SOURCE} is not null group by 1`;

const MEMBER_CHALLENGES = `
  select challenge_id as source, array_agg(distinct member_id) as subjects from challenge_taker
  where member_id = any($1) group by challenge_id`;

const UNIT_CHALLENGES = `
  select challenge_id as source, array_agg(unit_id) as subjects from challenge_outcome
  where unit_id = any($1) group by challenge_id`;
