import type { GuidanceComment, GuidanceSuggestion, GuidanceThread } from '@guildhall/shared/work/guidance-talk';

import type { Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson } from '../practices/person.queries.js';

type CommentRow = Omit<GuidanceComment, 'html'>;
type ThreadRow = Omit<GuidanceThread, 'comments'> & { comments: CommentRow[] };

/** Threads of the present edition that have a comment, oldest first; or one, of any edition. */
export async function readThreads(sql: Sql, guidanceId: string, now: Date, only?: string): Promise<GuidanceThread[]> {
  const rows = await sql.query<ThreadRow>(
    `select t.id, t.anchor, t.tip, case when t.resolved_at is null then 'open' else 'resolved' end as state,
       ${personJson('t.resolved_by', '$2')} as "resolvedBy",
       (select jsonb_agg(jsonb_build_object('id', c.id, 'text', c.text, 'by', ${personJson('c.by_id', '$2')},
          'at', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'edited', c.edited_at is not null) order by c.id)
        from guidance_comment c where c.thread_id = t.id and c.gone_at is null) as comments
     from guidance_thread t join guidance g on g.id = t.guidance_id
     where t.guidance_id = $1 and ($3::uuid is null and t.edition = g.edition or t.id = $3)
       and exists (select 1 from guidance_comment c where c.thread_id = t.id and c.gone_at is null)
     order by t.opened_at, t.id`,
    [guidanceId, now, only ?? null],
  );
  return Promise.all(rows.map(async (row) => ({ ...row, comments: await Promise.all(row.comments.map(commentOf)) })));
}

async function commentOf(row: CommentRow): Promise<GuidanceComment> {
  return { ...row, html: await renderMarkdown(row.text) };
}

/** Suggestions of the present edition, oldest first; or one, of any edition. */
export async function readSuggestions(
  sql: Sql,
  guidanceId: string,
  now: Date,
  only?: string,
): Promise<GuidanceSuggestion[]> {
  const rows = await sql.query<Omit<GuidanceSuggestion, 'at'> & { at: Date }>(
    `select s.id, s.anchor, s.replacement, s.reason, s.state, ${personJson('s.by_id', '$2')} as by, s.at,
       ${personJson('s.decided_by', '$2')} as "decidedBy", s.decision_reason as "decisionReason"
     from guidance_suggestion s join guidance g on g.id = s.guidance_id
     where s.guidance_id = $1 and ($3::uuid is null and s.edition = g.edition or s.id = $3) order by s.id`,
    [guidanceId, now, only ?? null],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
