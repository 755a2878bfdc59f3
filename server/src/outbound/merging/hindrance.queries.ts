import { praise } from '@guildhall/shared/activity/catalogue';

import type { Sql } from '../../platform/database/database.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';

/** Why two accounts cannot be brought together so: `code` translates as `validation.<code>`, `params` fill it. */
export interface Hindrance {
  code: 'same_person' | 'has_left' | 'yourself' | 'counted_before' | 'both_counted';
  /** One plain sentence. */
  detail: string;
  params: Record<string, string>;
}

interface Account {
  id: string;
  name: string;
  left: boolean;
}

/** What stands in the way; `callerId` is who asks. */
export async function hindranceOf(
  sql: Sql,
  two: TwoAccounts,
  callerId: string,
  [stays, goes]: readonly [Account, Account],
): Promise<Hindrance | null> {
  if (stays.id === goes.id)
    return told('same_person', 'This is the same account. Please choose the other one of this person.');
  const left = [stays, goes].find((account) => account.left);
  if (left) return told('has_left', `${left.name} has left. Say first that they are here again.`, { name: left.name });
  if (goes.id === callerId)
    return told('yourself', 'You are signed in with that account. Please begin from its page, so that it stays.');
  if (!(await countedBefore(sql, two, two.goesId))) return null;
  const params = { name: goes.name, other: stays.name };
  if (await countedBefore(sql, two, two.staysId))
    return told(
      'both_counted',
      'Both have done something that is counted in a result that stands. They stay two.',
      params,
    );
  return told(
    'counted_before',
    `${goes.name} has done something that is counted in a result that stands. Please begin from the page of ${goes.name}, so that this account stays.`,
    params,
  );
}

function told(code: Hindrance['code'], detail: string, params: Hindrance['params'] = {}): Hindrance {
  return { code, detail, params };
}

/**
 * Whether something that would be recorded anew, if this account closed, counts in a season that is closed or in a challenge
 * that is settled: these stay as they were announced, and what is recorded after them no longer comes in. Praise pays nothing.
 */
async function countedBefore(sql: Sql, { organisationId, staysId, goesId }: TwoAccounts, id: string): Promise<boolean> {
  const counted = await sql.query(
    `with deed as (
       select a.* from activity a where a.organisation_id = $1 and a.revoked_at is null
         and (a.member_id = $2 and a.kind <> all($5)
           or a.kind = 'newcomer.helped' and a.counterpart_id = $2 and a.member_id not in ($3, $4))
     )
     select 1 from deed a join season s on s.organisation_id = $1 and s.closed_at is not null
       and a.occurred_at >= s.starts_at and a.occurred_at < s.ends_at
     union all
     select 1 from deed a join challenge c on c.organisation_id = $1 and c.state = 'settled'
       and a.occurred_at >= c.starts_at and a.occurred_at < c.ends_at
       and (a.kind = any(c.activities) or a.kind = 'quest.completed' and a.data ->> 'quest' = any(c.quests))
       join challenge_points p on p.challenge_id = c.id and p.member_id = a.member_id and (p.points <> 0 or p.times <> 0)
     limit 1`,
    [organisationId, id, staysId, goesId, praise],
  );
  return counted.length > 0;
}
