import type { ActivityData, ActivityKind } from '@guildhall/shared/activity/catalogue';

import type { Sql, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { PendingActivities } from './pending.js';

/** A fact to record. Doing the same thing twice is one activity: `key` says what "the same" is. */
export interface NewActivity<K extends ActivityKind = ActivityKind> {
  organisationId: string;
  kind: K;
  /** Who did it and gets the credit. */
  memberId: string;
  /** What it was done to. */
  subjectId: string | null;
  /** The other person in it, if any. */
  counterpartId: string | null;
  occurredAt: Date;
  recordedAt: Date;
  /** Unique in the organisation, such as `practice.published:<practice>`; never contains a clock reading. */
  key: string;
  data: ActivityData<K>;
}

/** An activity to store, for JSON. */
export function activityJson(activity: NewActivity): object {
  const { organisationId, kind, memberId, subjectId, counterpartId, occurredAt, recordedAt, key, data } = activity;
  return {
    id: newId(),
    organisation_id: organisationId,
    kind,
    member_id: memberId,
    subject_id: subjectId,
    counterpart_id: counterpartId,
    occurred_at: occurredAt,
    recorded_at: recordedAt,
    key,
    data,
  };
}

/** The columns of `activityJson`, for `jsonb_to_record`. */
export const ACTIVITY_COLUMNS = `
  id uuid, organisation_id uuid, kind text, member_id uuid, subject_id uuid, counterpart_id uuid,
  occurred_at timestamptz, recorded_at timestamptz, key text, data jsonb`;

/** SQL of the unit that the member of an activity `a` sat in when it occurred. */
const UNIT = `(select ms.unit_id from membership ms where ms.member_id = a.member_id and ms.during @> a.occurred_at)`;

/**
 * Parts (CTEs) of the feature's own statement that record activities and queue them for the engine, so that a contribution
 * costs one round trip. `source` has `ACTIVITY_COLUMNS`; `unit` is the member's unit at `occurred_at`. Those whose key is
 * known already are not in `recorded`.
 */
export const recording = (source: string, unit = UNIT) => `
  recorded as (
    insert into activity (id, organisation_id, kind, member_id, unit_id, subject_id, counterpart_id,
                          occurred_at, recorded_at, key, data)
    select a.id, a.organisation_id, a.kind, a.member_id, ${unit}, a.subject_id, a.counterpart_id,
           a.occurred_at, a.recorded_at, a.key, a.data
    from ${source} a
    on conflict (organisation_id, key) do nothing
    returning id, organisation_id
  ),
  queued as (
    insert into pending_activity (organisation_id, activity_id) select organisation_id, id from recorded
  )`;

const RECORD = `
  with given as (select * from jsonb_to_record($1) as t (${ACTIVITY_COLUMNS})), ${recording('given')}
  select id from recorded`;

/** Records activities as part of a feature's transaction, and wakes the engine once it is committed. */
export class Activities {
  constructor(private readonly pending: PendingActivities) {}

  /** Returns whether this was new; a second recording under the same key changes nothing. */
  async record<K extends ActivityKind>(tx: Tx, activity: NewActivity<K>): Promise<boolean> {
    const rows = await tx.query(RECORD, [JSON.stringify(activityJson(activity as unknown as NewActivity))]);
    if (rows.length > 0) tx.afterCommit(() => this.pending.wake(activity.organisationId));
    return rows.length > 0;
  }

  /**
   * Takes activities back by key; the engine then undoes what they brought. Returns how many were standing.
   * Whoever counts one at this moment (`for key share`) is waited for, so that the engine finds what it brought; so is an
   * engine that handles one, before anything of it is locked that the engine may need.
   */
  async revoke(tx: Tx, organisationId: string, keys: string[], at: Date): Promise<number> {
    const queued = await tx.query<{ id: string; added: boolean }>(
      `insert into pending_activity as p (organisation_id, activity_id, handled, revoked)
       select organisation_id, id, true, true from activity
       where organisation_id = $1 and key = any($2) and revoked_at is null order by id
       on conflict (organisation_id, activity_id) do update set revoked = true
       returning activity_id as id, xmax = 0 as added`,
      [organisationId, keys],
    );
    if (queued.length === 0) return 0;
    const revoked = await tx.query<{ id: string }>(
      `with standing as (
         select id from activity where id = any($1) and revoked_at is null order by id for update
       )
       update activity a set revoked_at = $2 from standing where a.id = standing.id returning a.id`,
      [queued.map(({ id }) => id), at],
    );
    const mine = new Set(revoked.map(({ id }) => id));
    // Somebody else took it back, and the engine handled that, while this waited.
    const stray = queued.filter(({ id, added }) => added && !mine.has(id));
    if (stray.length > 0) {
      await tx.query(`delete from pending_activity where organisation_id = $1 and activity_id = any($2)`, [
        organisationId,
        stray.map(({ id }) => id),
      ]);
    }
    if (revoked.length > 0) tx.afterCommit(() => this.pending.wake(organisationId));
    return revoked.length;
  }

  /**
   * The key for doing something again after it was taken back: the plain key the first time,
   * with `:r1`, `:r2` … after each taking back, so that history stays and the deed counts anew.
   */
  async keyAgain(sql: Sql, organisationId: string, key: string): Promise<string> {
    const [row] = await sql.query<{ revoked: number }>(
      `select count(*)::int as revoked from activity
       where organisation_id = $1 and (key = $2 or key like $3) and revoked_at is not null`,
      [organisationId, key, `${key.replaceAll(/([%_\\])/g, '\\$1')}:r%`],
    );
    return row?.revoked ? `${key}:r${row.revoked}` : key;
  }
}
