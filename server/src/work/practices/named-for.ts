import type { NoticeParams } from '@guildhall/shared/outbound/notices';

import type { Actor } from '../../platform/actor.js';
import type { Sql } from '../../platform/database/database.js';

/** Some of the people who are told of something, and how they are told who did it. */
export interface NamedFor {
  name: NoticeParams[string];
  to: string[];
}

/** Colleagues know the one who acts by name; people of partner councils are told the council as well. */
export async function namedFor(
  sql: Sql,
  { name, organisationId }: Pick<Actor, 'name' | 'organisationId'>,
  to: readonly string[],
): Promise<NamedFor[]> {
  if (to.length === 0) return [];
  const [council] = await sql.query<{ name: string; nameCy: string | null; away: string[] }>(
    `select name, name_cy as "nameCy",
       array(select m.id from member m where m.id = any($2::uuid[]) and m.organisation_id <> o.id) as away
     from organisation o where id = $1`,
    [organisationId, to],
  );
  const away = new Set(council!.away);
  const known = { name, to: to.filter((id) => !away.has(id)) };
  const cy = council!.nameCy && `${name} (${council!.nameCy})`;
  const named = { name: { en: `${name} (${council!.name})`, cy }, to: to.filter((id) => away.has(id)) };
  return [known, named].filter((each) => each.to.length > 0);
}
