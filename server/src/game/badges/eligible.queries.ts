import type { BadgeSubject } from '@guildhall/shared/game/badges';

import type { Sql } from '../../platform/database/database.js';
import { smallestNamedUnit } from '../boards/team-score.rules.js';

/**
 * Who can be given a badge now: members who play, since badges are part of playing and must not give away who does not;
 * units of five people or more, since smaller ones are never shown by themselves.
 */
export class Eligible {
  constructor(
    private readonly sql: Sql,
    private readonly organisationId: string,
    private readonly now: Date,
  ) {}

  /** Of these, those who can. */
  async of(subject: BadgeSubject, subjects: readonly string[]): Promise<string[]> {
    return subjects.length === 0 ? [] : this.ask(subject, 'and s.id = any($2) order by s.id', [subjects]);
  }

  all(subject: BadgeSubject): Promise<string[]> {
    return this.ask(subject, 'order by s.id', []);
  }

  /** The next so many in the order of their ids. */
  after(subject: BadgeSubject, cursor: string | null, limit: number): Promise<string[]> {
    return this.ask(subject, 'and ($2::uuid is null or s.id > $2) order by s.id limit $3', [cursor, limit]);
  }

  /** Each way of asking is a text of its own: a plan made for all of them would read everybody for a few. */
  private async ask(subject: BadgeSubject, some: string, values: readonly unknown[]): Promise<string[]> {
    const asked = [this.organisationId, ...values];
    const rows = await (subject === 'member'
      ? this.sql.query<{ id: string }>(`${MEMBERS} ${some}`, asked)
      : this.sql.query<{ id: string }>(`${unitsAt(`$${asked.length + 1}`)} ${some}`, [...asked, this.now]));
    return rows.map(({ id }) => id);
  }
}

const MEMBERS = `
  select s.id from member s
  where s.organisation_id = $1 and s.playing and s.left_at is null`;

/** SQL to join who sits in each `seat`; unit by unit, also where the planner thinks that these are most of the organisation. */
export const sittingAt = (instant: string) => `cross join lateral (
  select ms.member_id from membership ms
  where ms.unit_id = seat.id and ms.during @> ${instant}::timestamptz offset 0) sits`;

const unitsAt = (instant: string) => `
  select s.id from unit s
  where s.organisation_id = $1 and s.closed_at is null
    and (select count(*) from unit seat ${sittingAt(instant)} where seat.path @> array[s.id]) >= ${smallestNamedUnit}`;
