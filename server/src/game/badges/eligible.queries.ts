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
  of(subject: BadgeSubject, subjects: readonly string[]): Promise<string[]> {
    return this.ask(subject, subjects, null, null);
  }

  all(subject: BadgeSubject): Promise<string[]> {
    return this.ask(subject, null, null, null);
  }

  /** The next so many in the order of their ids. */
  after(subject: BadgeSubject, cursor: string | null, limit: number): Promise<string[]> {
    return this.ask(subject, null, cursor, limit);
  }

  private async ask(
    subject: BadgeSubject,
    subjects: readonly string[] | null,
    cursor: string | null,
    limit: number | null,
  ): Promise<string[]> {
    if (subjects?.length === 0) return [];
    const values = [this.organisationId, subjects, cursor, limit];
    const rows = await (subject === 'member'
      ? this.sql.query<{ id: string }>(MEMBERS, values)
      : this.sql.query<{ id: string }>(UNITS, [...values, this.now]));
    return rows.map(({ id }) => id);
  }
}

const MEMBERS = `
  select id from member
  where organisation_id = $1 and playing and left_at is null
    and ($2::uuid[] is null or id = any($2)) and ($3::uuid is null or id > $3)
  order by id limit $4`;

const UNITS = `
  select u.id from unit u
  where u.organisation_id = $1 and u.closed_at is null
    and ($2::uuid[] is null or u.id = any($2)) and ($3::uuid is null or u.id > $3)
    and (select count(*) from unit seat join membership ms on ms.unit_id = seat.id
         where u.id = any(seat.path) and ms.during @> $5::timestamptz) >= ${smallestNamedUnit}
  order by u.id limit $4`;
