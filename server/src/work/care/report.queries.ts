import type { Report } from '@guildhall/shared/work/practice-care';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson } from '../practices/person.queries.js';

const MOST = 200;

type Said = NonNullable<Report['said']>;
type Row = Omit<Report, 'at' | 'said'> & { at: Date; said: (Omit<Said, 'html'> & { text: string }) | null };

/** SQL of what was said, as one object; `$2` is now, and the reviewer's council tells where people sit. */
const saidJson = (kind: Said['kind'], row: string, by: string) =>
  `jsonb_build_object('kind', '${kind}', 'id', ${row}.id, 'by', ${personJson(by, '$2', 'r.organisation_id')},
     'text', case when ${row}.gone_at is null then ${row}.text else '' end)`;

/** Reports that wait for a reviewer. */
@Injectable()
export class ReportQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The longest waiting first, 200 at most. Throws `not_allowed`. */
  async waiting(actor: Actor): Promise<Report[]> {
    const { organisationId } = actor;
    if (!can(actor, 'practice.hide', { organisationId })) {
      throw new Problem('not_allowed', 'Only reviewers and administrators read reports.');
    }
    const rows = await this.database.query<Row>(
      `select r.id, jsonb_build_object('id', p.id, 'title', p.title, 'locale', p.locale, 'state', p.state) as card,
         case when c.id is not null then ${saidJson('comment', 'c', 'c.by_id')}
           when a.id is not null then ${saidJson('answer', 'a', 'a.answered_by')}
           when q.id is not null then ${saidJson('question', 'q', 'q.asked_by')} end as said,
         ${personJson('r.by_id', '$2', 'r.organisation_id')} as by, r.reason, r.at
       from practice_report r join practice p on p.id = r.practice_id left join practice_comment c on c.id = r.comment_id
         left join practice_question q on q.id = r.question_id left join practice_answer a on a.id = r.answer_id
       where r.organisation_id = $1 and r.decision is null and p.state in ('published', 'hidden') order by r.at, r.id limit ${MOST}`,
      [organisationId, this.clock.now()],
    );
    return Promise.all(rows.map(reportOf));
  }
}

async function reportOf({ at, said, ...row }: Row): Promise<Report> {
  if (!said) return { ...row, said, at: at.toISOString() };
  const { text, ...rest } = said;
  return { ...row, said: { ...rest, html: await renderMarkdown(text) }, at: at.toISOString() };
}
