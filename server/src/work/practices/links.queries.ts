import type { LinkedGuidance, LinkedPractice, PracticeText } from '@guildhall/shared/work/practice-card';

import type { Actor } from '../../platform/actor.js';
import type { Sql } from '../../platform/database/database.js';
import { reachable, reachesOf } from './reach.js';

const MOST_NAMING = 20;

/**
 * SQL: the published cards that a card `p` names, in their order, as JSON; those that everyone in its council may read. Each
 * is looked up by its key (`offset 0`): with old statistics the planner would go through all published cards for each `p`.
 */
export const linkedJson = `coalesce((
  select jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'locale', l.locale) order by k.position)
  from practice_link k cross join lateral (select * from practice named where named.id = k.linked_id offset 0) l
  where k.practice_id = p.id and l.state = 'published' and l.audience in ('council', 'network')), '[]')`;

/** The published cards the caller may read that these texts name by id. */
export function namedIn(sql: Sql, actor: Actor, texts: PracticeText[]): Promise<LinkedPractice[]> {
  return sql.query<LinkedPractice>(
    `select p.id, p.title, p.locale from ${reachable('$1', '$3')} p
     where p.state = 'published' and p.id = any($2::uuid[])`,
    [actor.organisationId, texts.flatMap(({ practices }) => practices), reachesOf(actor)],
  );
}

const titled = `jsonb_build_object('id', g.id, 'slug', g.slug, 'titles', g.titles)`;
const inForce = `exists (select 1 from guidance_publication c where c.guidance_id = g.id and c.state = 'current')`;

/** SQL: the guidance in force that a card `p` names, in its order, as JSON; for readers of its own council. */
export const guidanceJson = `coalesce((
  select jsonb_agg(${titled} order by k.position)
  from practice_guidance k join guidance g on g.id = k.guidance_id
  where k.practice_id = p.id and ${inForce}), '[]')`;

/** The guidance in force that these texts name by id. */
export async function guidanceIn(sql: Sql, actor: Actor, texts: PracticeText[]): Promise<LinkedGuidance[]> {
  const rows = await sql.query<{ named: LinkedGuidance }>(
    `select ${titled} as named from guidance g where g.organisation_id = $1 and g.id = any($2::uuid[]) and ${inForce}`,
    [actor.organisationId, texts.flatMap(({ guidance = [] }) => guidance)],
  );
  return rows.map(({ named }) => named);
}

/** The published cards that name this guidance and reach the caller, the most tried first; for the page of the guidance. */
export function practicesNaming(sql: Sql, actor: Actor, guidanceId: string): Promise<LinkedPractice[]> {
  return sql.query<LinkedPractice>(
    `select p.id, p.title, p.locale from practice_guidance k join ${reachable('$1', '$3')} p on p.id = k.practice_id
     where k.organisation_id = $1 and k.guidance_id = $2 and p.state = 'published'
     order by p.reused_by desc, p.published_at desc, p.id limit ${MOST_NAMING}`,
    [actor.organisationId, guidanceId, reachesOf(actor)],
  );
}

/**
 * SQL: the title of the card `s` that another was made from, as long as readers in `home` may read it; null otherwise. Of a
 * card of another council than `council` they may while both share with each other.
 */
export const sourceTitle = (council: string, home: string) =>
  `case when s.state = 'published' and case when s.organisation_id = ${council}
     then s.audience = 'network' or s.audience = 'council' and s.organisation_id = ${home}
     else s.audience = 'network' and s.organisation_id = any(network_partners(${council})) end then s.title end`;
