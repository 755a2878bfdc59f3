import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { localDay, startOfWeek } from '../../platform/time/zone.js';
import type { Priors } from '../boards/team-score.rules.js';
import type { BatchPlace } from '../engine/batch.js';
import { HOLD_ENGINE } from '../engine/hold-engine.js';
import { defaultPriors, seasonDates } from './season.rules.js';

/** The rule set that new seasons are scored by (domain scoring, version 1). */
const RULE_SET = 1;
/** From a Monday's midnight this leads into the same week, also when the clocks change in it; milliseconds. */
const NEARLY_A_WEEK_MS = (7 * 24 - 2) * 60 * 60 * 1000;

constraintMeans('season_no_overlap', () =>
  fieldProblem(
    'firstMonday',
    'overlaps',
    'Another season, with its rest week, runs at that time. Please choose a later Monday.',
  ),
);

/**
 * Once the last season is over, puts the next on the calendar: after the rest week, or this week if that has passed.
 * The clock does it, and the engine before it handles anything, so that no work of a season comes before the season.
 */
export async function followOn(tx: Tx, { organisationId, zone, now }: BatchPlace): Promise<void> {
  const [last] = await tx.query<{ endsAt: Date; restEndsAt: Date }>(
    `select ends_at as "endsAt", rest_ends_at as "restEndsAt" from season
     where organisation_id = $1 order by number desc limit 1`,
    [organisationId],
  );
  if (!last || now < last.endsAt) return;
  const thisMonday = startOfWeek(now, zone);
  const afterRest = startOfWeek(new Date(last.restEndsAt.getTime() + NEARLY_A_WEEK_MS), zone);
  const monday = afterRest > thisMonday ? afterRest : thisMonday;
  await openSeason(tx, organisationId, localDay(monday, zone), now);
}

/**
 * `firstMonday` is a date such as 2026-09-07 in the organisation's zone. Gives the id; throws `invalid` naming the field.
 * One at a time by the engine's lock: the organisation's row is held by those who change its structure and wait for the engine.
 */
export async function openSeason(tx: Tx, organisationId: string, firstMonday: string, now: Date): Promise<string> {
  await tx.query(`select ${HOLD_ENGINE}`, [organisationId]);
  const [organisation] = await tx.query<{ zone: string; last: number | null; priors: Priors | null }>(
    `select o.zone, last.number as last, last.priors
     from organisation o
     left join lateral (select number, priors from season where organisation_id = o.id order by number desc limit 1) last on true
     where o.id = $1`,
    [organisationId],
  );
  if (!organisation) throw new Problem('not_found', 'We could not find that organisation.');
  const dates = seasonDates(firstMonday, organisation.zone);
  if (!dates) throw fieldProblem('firstMonday', 'monday', 'A season begins on a Monday. Please choose one.');
  const id = newId();
  await tx.query(
    `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      organisationId,
      (organisation.last ?? 0) + 1,
      dates.startsAt,
      dates.endsAt,
      dates.restEndsAt,
      RULE_SET,
      JSON.stringify(organisation.priors ?? defaultPriors),
      now,
    ],
  );
  return id;
}
