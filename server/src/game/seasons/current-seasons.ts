import type { Sql } from '../../platform/database/database.js';
import type { Priors } from '../boards/team-score.rules.js';

/** Work recorded this long after a season's end still counts for it; milliseconds. */
export const GRACE_MS = 72 * 60 * 60 * 1000;

export interface SeasonRow {
  id: string;
  number: number;
  startsAt: Date;
  endsAt: Date;
  closed: boolean;
  priors: Priors;
  /** The ISO week at whose end the priors were taken; null before the season's first. */
  priorsWeek: string | null;
}

/** All seasons of an organisation, oldest first. */
export function seasonsOf(sql: Sql, organisationId: string): Promise<SeasonRow[]> {
  return sql.query<SeasonRow>(
    `select id, number, starts_at as "startsAt", ends_at as "endsAt", closed_at is not null as closed, priors,
            priors_week as "priorsWeek"
     from season where organisation_id = $1 order by starts_at`,
    [organisationId],
  );
}

/** Those that have begun and are not closed. */
export async function seasonsUnderWay(sql: Sql, organisationId: string, now: Date): Promise<SeasonRow[]> {
  return (await seasonsOf(sql, organisationId)).filter(({ closed, startsAt }) => !closed && startsAt <= now);
}

/** The season something counts for: the one it occurred in, while that takes entries; none in a rest week. */
export function seasonFor(
  { occurredAt, recordedAt }: { occurredAt: Date; recordedAt: Date },
  seasons: readonly SeasonRow[],
): SeasonRow | undefined {
  return seasons.find(
    ({ startsAt, endsAt, closed }) =>
      startsAt <= occurredAt && occurredAt < endsAt && !closed && recordedAt.getTime() <= endsAt.getTime() + GRACE_MS,
  );
}
