import type { OpenQuestion, OpenQuestionList, OpenQuestionSearch } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson, placeJson } from '../practices/person.queries.js';
import { standingAnswer, standingQuestion } from '../practices/question.queries.js';
import { reachable, reachesOf } from '../practices/reach.js';

const PAGE = 20;

type Row = Omit<OpenQuestion, 'html' | 'at'> & { text: string; at: Date };

/** Questions nobody has answered, for whoever knows something and has a minute. */
@Injectable()
export class OpenQuestionsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Under published cards that the caller may read, by others than the caller: of their own council, and of partners under
   * its cards. Newest first.
   */
  async list(actor: Actor, { tag, unit, kind, after }: OpenQuestionSearch): Promise<OpenQuestionList> {
    const rows = await this.database.query<Row>(
      `select q.id, q.text, ${personJson('q.asked_by', '$2', '$1::uuid')} as by, q.asked_at as at, q.tip, q.open_place as "openPlace",
         jsonb_build_object('id', p.id, 'title', p.title, 'locale', p.locale, 'tags', p.tags,
           'unit', ${placeJson('p.unit_id', 'p.organisation_id', '$1::uuid')}) as card
       from (select * from practice_question where organisation_id = $1
             union all select * from practice_question where home_id = $1) q
       join ${reachable('$1', '$7')} p on p.id = q.practice_id left join unit u on u.id = p.unit_id
       where ${standingQuestion} and p.state = 'published' and q.asked_by <> $3
         and not exists (select 1 from practice_answer a where a.question_id = q.id and ${standingAnswer})
         and ($4::text is null or p.tags @> array[$4]) and ($5::uuid is null or u.path @> array[$5])
         and ($6::uuid is null or (q.asked_at, q.id) < (select asked_at, id from practice_question where id = $6))
         and ($8::boolean is null or q.tip = $8)
       order by q.asked_at desc, q.id desc limit ${PAGE + 1}`,
      [
        actor.organisationId,
        this.clock.now(),
        actor.memberId,
        tag || null,
        unit ?? null,
        after ?? null,
        reachesOf(actor),
        kind ? kind === 'tip' : null,
      ],
    );
    const page = rows.slice(0, PAGE);
    const questions = await Promise.all(
      page.map(async ({ text, at, ...row }) => ({ ...row, html: await renderMarkdown(text), at: at.toISOString() })),
    );
    return { questions, next: rows.length > PAGE ? page.at(-1)!.id : null };
  }
}
