import type { LinkedPractice, PracticeText } from '@guildhall/shared/work/practice-card';

import type { Actor } from '../../platform/actor.js';
import type { Sql } from '../../platform/database/database.js';
import { reachable, reachesOf } from './reach.js';

/** SQL: the published cards that a card `p` names, in their order, as JSON; those that all of its readers may read. */
export const linkedJson = `coalesce((
  select jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'locale', l.locale) order by k.position)
  from practice_link k join practice l on l.id = k.linked_id
  where k.practice_id = p.id and l.state = 'published' and (l.audience = 'network' or (l.audience = 'council' and p.audience <> 'network'))), '[]')`;

/** The published cards the caller may read that these texts name by id. */
export function namedIn(sql: Sql, actor: Actor, texts: PracticeText[]): Promise<LinkedPractice[]> {
  return sql.query<LinkedPractice>(
    `select p.id, p.title, p.locale from ${reachable('$1', '$3')} p
     where p.state = 'published' and p.id = any($2::uuid[])`,
    [actor.organisationId, texts.flatMap(({ practices }) => practices), reachesOf(actor)],
  );
}
