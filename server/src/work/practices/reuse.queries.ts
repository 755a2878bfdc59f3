import type { Person, UnitName } from '@guildhall/shared/work/practice-card';
import type { Reuse } from '@guildhall/shared/work/practice-reuse';

import type { Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson, placeJson } from './person.queries.js';
import { recordableFrom } from './reuse.rules.js';

type Row = Omit<Reuse, 'recordedAt' | 'recordableFrom'> & {
  unit: UnitName | null;
  intendedBy: Person | null;
  recordedBy: Person | null;
  recordedAt: Date | null;
};

/** SQL of whether the councils of the card and of the reuse are one, or both still share. */
const SHARES = `(r.organisation_id = r.card_organisation_id or not exists (
  select 1 from organisation o where o.id in (r.organisation_id, r.card_organisation_id) and o.network_since is null))`;

/** SQL of what goes out of sight with a council that no longer shares. */
const whileShared = (value: string) => `case when ${SHARES} then ${value} end`;

/** SQL of reuses as everyone who may read the card sees them; `$2` is now, for where people sit. */
const REUSES = `
  select r.id, ${whileShared(placeJson('r.unit_id', 'r.organisation_id', 'r.card_organisation_id'))} as unit, r.state,
    r.starts_on::text as "startsOn", r.outcome, ${whileShared('r.note')} as note,
    ${whileShared('r.what_changed')} as "whatChanged", r.minutes_saved_weekly as "minutesSavedWeekly", r.distance,
    ${whileShared(personJson('r.intended_by', '$2', 'r.card_organisation_id'))} as "intendedBy",
    ${whileShared(personJson('r.recorded_by', '$2', 'r.card_organisation_id'))} as "recordedBy", r.recorded_at as "recordedAt"
  from practice_reuse r`;

/** The reuse trail of a card: what has not ended, the longest standing first. */
export async function reusesOf(sql: Sql, practiceId: string, now: Date): Promise<Reuse[]> {
  const rows = await sql.query<Row>(
    `${REUSES} where r.practice_id = $1 and r.state <> 'ended' order by r.starts_on, r.id`,
    [practiceId, now],
  );
  return Promise.all(rows.map(reuseOf));
}

/** The same for a partner council: its own reuses only, with its own units and people. */
export async function reusesOfPartner(sql: Sql, practiceId: string, now: Date, partnerId: string): Promise<Reuse[]> {
  const rows = await sql.query<Row>(
    `${REUSES.replaceAll('r.card_organisation_id', 'r.organisation_id')}
     where r.practice_id = $1 and r.organisation_id = $3 and r.state <> 'ended' order by r.starts_on, r.id`,
    [practiceId, now, partnerId],
  );
  return Promise.all(rows.map(reuseOf));
}

/** One reuse as others see it. */
export async function readReuse(sql: Sql, id: string, now: Date): Promise<Reuse> {
  const [row] = await sql.query<Row>(`${REUSES} where r.id = $1`, [id, now]);
  return reuseOf(row!);
}

async function reuseOf(row: Row): Promise<Reuse> {
  return {
    ...row,
    recordableFrom: recordableFrom(row.startsOn),
    note: row.note === null ? null : await renderMarkdown(row.note),
    whatChanged: row.whatChanged === null ? null : await renderMarkdown(row.whatChanged),
    recordedAt: row.recordedAt?.toISOString() ?? null,
  };
}
