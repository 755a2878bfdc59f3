import type { CircleReport } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson } from '../practices/person.queries.js';
import { allow } from '../practices/refusals.policy.js';

const MOST = 200;

type Row = Omit<CircleReport, 'at' | 'html'> & { at: Date; text: string };

/** Reports of posts that wait for a reviewer, who need not be in the circle to decide. */
@Injectable()
export class CircleReportQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The longest waiting first, 200 at most. Throws `not_allowed`. */
  async waiting(actor: Actor): Promise<CircleReport[]> {
    const { organisationId } = actor;
    allow(actor, 'circle-post.remove', { organisationId }, 'Only reviewers and administrators read reports.');
    const rows = await this.database.query<Row>(
      `select r.id, case when p.gone_at is null then p.text else '' end as text, r.reason, r.at,
         case when exists (select 1 from circle_member c where c.member_id = p.by_id) then ${personJson('p.by_id', '$2')} end as writer,
         ${personJson('r.by_id', '$2')} as by
       from circle_report r join circle_post p on p.id = r.post_id
       where r.organisation_id = $1 and r.decision is null order by r.at, r.id limit ${MOST}`,
      [organisationId, this.clock.now()],
    );
    return Promise.all(
      rows.map(async ({ text, at, ...row }) => ({ ...row, html: await renderMarkdown(text), at: at.toISOString() })),
    );
  }
}
