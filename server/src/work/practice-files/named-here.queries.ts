import type { PortablePractice } from '@guildhall/shared/work/practice-files';

import type { Actor } from '../../platform/actor.js';
import type { Sql } from '../../platform/database/database.js';
import { reachesOf } from '../practices/reach.js';

/** What practices in files name and is here: ids by title, and of guidance by the last part of its address. */
export interface NamedHere {
  practices: ReadonlyMap<string, string>;
  guidance: ReadonlyMap<string, string>;
}

/** Titles in files are whatever people wrote: capitals make no difference. */
export const titleKey = (title: string) => title.toLowerCase();

/** Published cards of the caller's own council that the caller may read, of one title the newest, and guidance in force. */
export async function namedHere(sql: Sql, actor: Actor, all: readonly PortablePractice[]): Promise<NamedHere> {
  const titles = [...new Set(all.flatMap(({ practices }) => practices.map(titleKey)))];
  const slugs = [...new Set(all.flatMap(({ guidance }) => guidance))];
  const cards =
    titles.length === 0
      ? []
      : await sql.query<{ id: string; title: string }>(
          `select id, title from own_practice($1::uuid, $2::uuid[]) p
           where state = 'published' and lower(title) = any($3::text[]) order by published_at, id`,
          [actor.organisationId, reachesOf(actor), titles],
        );
  const documents =
    slugs.length === 0
      ? []
      : await sql.query<{ id: string; slug: string }>(
          `select g.id, g.slug from guidance g where g.organisation_id = $1 and g.slug = any($2::text[])
             and exists (select 1 from guidance_publication c where c.guidance_id = g.id and c.state = 'current')`,
          [actor.organisationId, slugs],
        );
  return {
    practices: new Map(cards.map(({ id, title }) => [titleKey(title), id])),
    guidance: new Map(documents.map(({ id, slug }) => [slug, id])),
  };
}
