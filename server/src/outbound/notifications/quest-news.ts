import type { Title } from '@guildhall/shared/outbound/notices';

import type { News } from '../../activity/notify.js';
import type { Batch } from '../../game/engine/batch.js';
import type { Sql } from '../../platform/database/database.js';

/** A quest that a party finished, told to all but the one whose deed was the last: they have just seen it. */
export async function questNews(sql: Sql, { organisationId, fresh }: Batch): Promise<News[]> {
  const ids = fresh.filter(({ kind }) => kind === 'quest.completed').map(({ id }) => id);
  if (ids.length === 0) return [];
  const runs = await sql.query<{ run: string; quest: Title; to: string[] }>(
    `select r.id as run, v.definition -> 'title' as quest, array_agg(a.member_id) as "to"
     from activity a join quest_run r on r.id = (a.data ->> 'run')::uuid join quest_version v on v.id = r.version_id
     where a.id = any($1)
       and exists (select 1 from quest_run_member p
                   where p.run_id = r.id and p.state = 'accepted' and p.member_id <> a.member_id)
       and a.member_id is distinct from (select c.member_id from step_contribution c where c.run_id = r.id
                                         order by c.made_at desc, c.id desc limit 1)
     group by r.id, v.definition -> 'title'`,
    [ids],
  );
  return runs.map(({ run, quest, to }) => ({
    organisationId,
    to,
    kind: 'quest_done',
    params: { quest },
    link: { to: 'quest-run', id: run },
    key: `quest_done:${run}`,
  }));
}
