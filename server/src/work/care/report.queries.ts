import type { Person } from '@guildhall/shared/work/practice-card';
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

type Row = Omit<Report, 'at' | 'comment'> & { at: Date; comment: { id: string; text: string; by: Person } | null };

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
         case when c.id is null then null else jsonb_build_object('id', c.id, 'by', ${personJson('c.by_id', '$2', 'r.organisation_id')},
           'text', case when c.gone_at is null then c.text else '' end) end as comment,
         ${personJson('r.by_id', '$2')} as by, r.reason, r.at
       from practice_report r join practice p on p.id = r.practice_id left join practice_comment c on c.id = r.comment_id
       where r.organisation_id = $1 and r.decision is null and p.state in ('published', 'hidden') order by r.at, r.id limit ${MOST}`,
      [organisationId, this.clock.now()],
    );
    return Promise.all(rows.map(reportOf));
  }
}

async function reportOf({ at, comment, ...row }: Row): Promise<Report> {
  const shown = comment && { id: comment.id, by: comment.by, html: await renderMarkdown(comment.text) };
  return { ...row, comment: shown, at: at.toISOString() };
}
