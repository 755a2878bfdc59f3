import type { Person } from '@guildhall/shared/work/practice-card';
import type { Comment, CommentEdits, Thanks } from '@guildhall/shared/work/practice-talk';

import type { Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { NOBODYS, personJson } from '../practices/person.queries.js';
import { standingQuestion } from '../practices/question.queries.js';
import { markMentions, type Named } from './mentions.rules.js';

interface Row {
  id: string;
  parentId: string | null;
  text: string;
  by: Person;
  at: Date;
  editedAt: Date | null;
  gone: Comment['gone'];
  partners: boolean;
  mentions: Named[];
}

/**
 * SQL of comments as readers of the card in `home` see them; `$2` is now, for where people sit, `$3` the readers' council.
 * One that is gone stays while others' replies do.
 */
const commentsSql = (home: string) => `
  select c.id, c.parent_id as "parentId", case when c.gone_at is null then c.text else '' end as text,
    ${personJson('c.by_id', '$2', home)} as by, c.at, c.edited_at as "editedAt",
    case when c.gone_at is null then null when c.gone_by = c.by_id then 'taken-back' else 'removed' end as gone,
    case when c.gone_at is null then coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id)
      from practice_mention t join member m on m.id = t.member_id where t.comment_id = c.id), '[]') else '[]' end as mentions,
    (select begun.home_id is not null or begun.for_partners from practice_comment begun where begun.id = coalesce(c.parent_id, c.id)) as partners
  from practice_comment c
  where comment_reaches(c, coalesce($3::uuid, c.card_organisation_id)) and (c.gone_at is null or exists (
    select 1 from practice_comment r where r.parent_id = c.id and r.gone_at is null))`;

const AT_HOME = commentsSql('c.card_organisation_id');
const FOR_PARTNERS = commentsSql(NOBODYS);

/** For readers of a partner council, its id; for the card's own council null. */
type Partner = string | null;
const sqlFor = (partner: Partner) => (partner === null ? AT_HOME : FOR_PARTNERS);

/** The comments under a card, oldest first. */
export async function commentsOf(sql: Sql, practiceId: string, now: Date, partner: Partner = null): Promise<Comment[]> {
  const rows = await sql.query<Row>(`${sqlFor(partner)} and c.practice_id = $1 order by c.at, c.id`, [
    practiceId,
    now,
    partner,
  ]);
  return Promise.all(rows.map(commentOf));
}

/** Those of these comments that are shown now. */
export async function readComments(
  sql: Sql,
  ids: readonly string[],
  now: Date,
  partner: Partner = null,
): Promise<Comment[]> {
  const rows = await sql.query<Row>(`${sqlFor(partner)} and c.id = any($1::uuid[])`, [ids, now, partner]);
  return Promise.all(rows.map(commentOf));
}

async function commentOf({ at, editedAt, ...row }: Row): Promise<Comment> {
  return {
    ...row,
    html: await renderMarkdown(markMentions(row.text, row.mentions)),
    at: at.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  };
}

/** What a comment said before it was edited, the latest first. */
export async function editsOf(sql: Sql, commentId: string): Promise<CommentEdits> {
  const rows = await sql.query<{ text: string; at: Date }>(
    `select text, at from practice_comment_edit where comment_id = $1 order by number desc`,
    [commentId],
  );
  return Promise.all(rows.map(async ({ text, at }) => ({ html: await renderMarkdown(text), until: at.toISOString() })));
}

/**
 * SQL of thanks as readers of the card in `home` see them; `$2` is now, `$3` the readers' council, null for the card's own. A
 * partner reads what its own people gave and were given; leaving the network withdraws what was given across.
 */
const thanksSql = (home: string) => `
  select t.id, t.kind, t.comment_id as "commentId", t.question_id as "questionId",
    ${personJson('t.by_id', '$2', home)} as by,
    ${personJson('t.to_id', '$2', home)} as to, t.reason, t.at
  from practice_thanks t left join practice_comment c on c.id = t.comment_id
    left join practice_question q on q.id = t.question_id
  where t.gone_at is null and c.gone_at is null
    and (t.question_id is null or ${standingQuestion})
    and (t.comment_id is null or comment_reaches(c, coalesce($3::uuid, t.card_organisation_id)))
    and (t.home_id is null or t.organisation_id = any(network_partners(t.home_id)))
    and ($3::uuid is null or $3 in (t.organisation_id, t.to_organisation_id))`;

const THANKS_AT_HOME = thanksSql('t.card_organisation_id');
const THANKS_FOR_PARTNERS = thanksSql(NOBODYS);
const thanksFor = (partner: Partner) => (partner === null ? THANKS_AT_HOME : THANKS_FOR_PARTNERS);

/** Thanks for a card and for what was said under it, oldest first. */
export async function thanksOf(sql: Sql, practiceId: string, now: Date, partner: Partner = null): Promise<Thanks[]> {
  const rows = await sql.query<Omit<Thanks, 'at'> & { at: Date }>(
    `${thanksFor(partner)} and t.practice_id = $1 order by t.at, t.id`,
    [practiceId, now, partner],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function readThanks(sql: Sql, id: string, now: Date, partner: Partner = null): Promise<Thanks> {
  const [row] = await sql.query<Omit<Thanks, 'at'> & { at: Date }>(`${thanksFor(partner)} and t.id = $1`, [
    id,
    now,
    partner,
  ]);
  return { ...row!, at: row!.at.toISOString() };
}
