import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import type { Recheck } from '@guildhall/shared/insight/rechecks';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { reachable, reachesOf } from '../../work/practices/reach.js';

interface Row extends Pick<Recheck, 'id' | 'by' | 'unit' | 'reuse' | 'evidence'> {
  recordedAt: Date;
  /** Of the practice; null of a quest. */
  title: string | null;
  definition: QuestDefinition | null;
  stepId: string | null;
}

/** What a member is asked to look at once more: one at a time. */
@Injectable()
export class RecheckQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async waitingFor(actor: Actor): Promise<Recheck[]> {
    const rows = await this.database.query<Row>(
      `select k.id, k.recorded_at as "recordedAt", jsonb_build_object('id', m.id, 'name', m.name) as by,
         case when u.id is not null then jsonb_build_object('name', u.name, 'nameCy', u.name_cy) end as unit,
         p.title, c.step_id as "stepId", q.definition,
         case when r.id is not null then jsonb_build_object('practiceId', r.practice_id, 'outcome', r.outcome, 'note', r.note,
           'minutesSavedWeekly', r.minutes_saved_weekly) end as reuse,
         case when e.id is not null then jsonb_build_object('words', e.words, 'link', e.link) end as evidence
       from recheck_ask a join recheck k on k.id = a.recheck_id join member m on m.id = k.recorded_by and m.left_at is null
       left join membership s on s.member_id = m.id and s.during @> $3::timestamptz left join unit u on u.id = s.unit_id
       left join practice_reuse r on r.id = k.reuse_id
       left join ${reachable('$1', '$4')} p on p.id = r.practice_id
       left join evidence e on e.id = k.evidence_id left join step_contribution c on c.id = e.contribution_id
       left join quest_run run on run.id = c.run_id left join quest_version q on q.id = run.version_id
       where a.organisation_id = $1 and a.member_id = $2 and a.ended_at is null and k.closed_at is null
         and (p.id is not null and r.state = 'recorded' or c.state = 'accepted' and c.taken_back_at is null)`,
      [actor.organisationId, actor.memberId, this.clock.now(), reachesOf(actor)],
    );
    return Promise.all(rows.map(asRecheck));
  }
}

async function asRecheck({ title, definition, stepId, recordedAt, reuse, ...row }: Row): Promise<Recheck> {
  const step = definition?.steps.find(({ id }) => id === stepId);
  return {
    ...row,
    title: definition?.title ?? { en: title ?? '' },
    step: step?.title ?? null,
    recordedAt: recordedAt.toISOString(),
    reuse: reuse && { ...reuse, note: await renderMarkdown(reuse.note) },
  };
}
