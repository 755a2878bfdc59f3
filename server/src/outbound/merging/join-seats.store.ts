import { MEMBERSHIPS_CHANGED } from '../../people/organisation/memberships.store.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { newId } from '../../platform/ids.js';

/** Whose seats became whose, until `leaveSeats`. */
export interface JoinedSeats {
  /** How many stays the one who stays has besides now. */
  gained: number;
  /** Where either of them ever sat. */
  units: string[];
}

/**
 * Whoever stays sat where the other did for as long as they sat nowhere themselves: a person is in one unit at a time, and
 * their own row wins. The other's stays are left until nothing is reckoned by them any more.
 */
export async function joinSeats(tx: Tx, { organisationId, staysId, goesId }: TwoAccounts): Promise<JoinedSeats> {
  const gaps = await tx.query<{ unitId: string; during: string; untilClosed: boolean }>(
    `select g.unit_id as "unitId", part.during::text, g.until_closed and upper(part.during) = upper(g.during) as "untilClosed"
     from membership g cross join lateral unnest(tstzmultirange(g.during) - coalesce(
       (select range_agg(s.during) from membership s where s.member_id = $1), '{}')) as part (during)
     where g.member_id = $2`,
    [staysId, goesId],
  );
  const rows = gaps.map((gap) => ({ id: newId(), ...gap }));
  await tx.query(
    `insert into membership (id, organisation_id, member_id, unit_id, during, until_closed)
     select id, $2, $3, "unitId", during, "untilClosed"
     from jsonb_to_recordset($1) as t (id uuid, "unitId" uuid, during tstzrange, "untilClosed" boolean)`,
    [JSON.stringify(rows), organisationId, staysId],
  );
  const units = await tx.query<{ id: string }>(
    `select distinct unit_id as id from membership where member_id in ($1, $2)`,
    [staysId, goesId],
  );
  return { gained: gaps.length, units: units.map(({ id }) => id) };
}

/** From here on no roster counts them twice. */
export async function leaveSeats(tx: Tx, { organisationId, goesId }: TwoAccounts): Promise<void> {
  await tx.query(`delete from membership where member_id = $1`, [goesId]);
  await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
}
