import type { CirclePage, CirclePerson, CirclePost, CircleSnapshot } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson, unitJson } from '../practices/person.queries.js';
import { markMentions } from '../talk/mentions.rules.js';
import { isInside, namesInside } from './circle.store.js';

const PEOPLE = `
  select m.id, m.name, ${unitJson('sits.id')} as unit, ${unitJson('sits.path[1]')} as directorate, c.line
  from circle_member c join member m on m.id = c.member_id and m.left_at is null
  left join membership s on s.member_id = m.id and s.during @> $2::timestamptz
  left join unit sits on sits.id = s.unit_id
  where c.organisation_id = $1`;

/** Who is in a circle, by name. */
export function peopleOf(sql: Sql, organisationId: string, now: Date): Promise<CirclePerson[]> {
  return sql.query<CirclePerson>(`${PEOPLE} order by m.name, m.id`, [organisationId, now]);
}

/** One of them; null for somebody who is not in it. */
export async function personIn(
  sql: Sql,
  organisationId: string,
  memberId: string,
  now: Date,
): Promise<CirclePerson | null> {
  const [person] = await sql.query<CirclePerson>(`${PEOPLE} and m.id = $3`, [organisationId, now, memberId]);
  return person ?? null;
}

/** One that is gone stays while others' replies do. Who left the circle is named nowhere in it. */
const POSTS = `
  select p.id, p.parent_id as "parentId", case when p.gone_at is null then p.text else '' end as text,
    case when p.gone_at is null and exists (
      select 1 from circle_member c join member m on m.id = c.member_id and m.left_at is null
      where c.member_id = p.by_id) then ${personJson('p.by_id', '$2')} end as by,
    p.at, p.edited_at as "editedAt",
    case when p.gone_at is null then null when p.gone_by = p.by_id then 'taken-back' else 'hidden' end as gone
  from circle_post p
  where p.organisation_id = $1 and (p.gone_at is null or exists (
    select 1 from circle_post r where r.parent_id = p.id and r.gone_at is null))`;

type Row = Omit<CirclePost, 'html' | 'at' | 'editedAt'> & { at: Date; editedAt: Date | null };

/** What is said in a circle, oldest first. */
export async function postsOf(sql: Sql, organisationId: string, now: Date): Promise<CirclePost[]> {
  return shown(sql, organisationId, await sql.query<Row>(`${POSTS} order by p.at, p.id`, [organisationId, now]));
}

/** Those of these posts that are shown now. */
export async function readPosts(
  sql: Sql,
  organisationId: string,
  ids: readonly string[],
  now: Date,
): Promise<CirclePost[]> {
  return shown(
    sql,
    organisationId,
    await sql.query<Row>(`${POSTS} and p.id = any($3::uuid[])`, [organisationId, now, ids]),
  );
}

/** What one member said that still stands. */
export async function postsBy(sql: Sql, organisationId: string, memberId: string, now: Date): Promise<CirclePost[]> {
  return shown(
    sql,
    organisationId,
    await sql.query<Row>(`${POSTS} and p.by_id = $3 and p.gone_at is null`, [organisationId, now, memberId]),
  );
}

/** Those in the circle whom a post names stand out in it. */
async function shown(sql: Sql, organisationId: string, rows: readonly Row[]): Promise<CirclePost[]> {
  const people = rows.some(({ text }) => text.includes('@')) ? await namesInside(sql, organisationId) : [];
  return Promise.all(
    rows.map(async ({ at, editedAt, ...row }) => ({
      ...row,
      html: await renderMarkdown(markMentions(row.text, people)),
      at: at.toISOString(),
      editedAt: editedAt?.toISOString() ?? null,
    })),
  );
}

/** The circle as its people read it; nothing of it for anybody else. */
@Injectable()
export class CircleQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page({ organisationId, memberId, unitPath }: Actor): Promise<CirclePage> {
    const directorateId = unitPath[0] ?? null;
    if (!(await isInside(this.database, organisationId, memberId))) return { circle: null, version: 0, directorateId };
    const { snapshot, version } = await this.snapshot(organisationId);
    return { circle: snapshot, version, directorateId };
  }

  snapshot(organisationId: string): Promise<{ snapshot: CircleSnapshot; version: number }> {
    return this.database.transaction({}, async (tx) => {
      // One moment for all parts, so that the version stands for all of them.
      await tx.query('set transaction isolation level repeatable read');
      const now = this.clock.now();
      const [row] = await tx.query<{ version: number }>(`select version from circle where organisation_id = $1`, [
        organisationId,
      ]);
      const people = await peopleOf(tx, organisationId, now);
      const posts = await postsOf(tx, organisationId, now);
      return { snapshot: { people, posts }, version: row?.version ?? 0 };
    });
  }
}
