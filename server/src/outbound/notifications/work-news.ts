import type { Title } from '@guildhall/shared/outbound/notices';

import type { News } from '../../activity/notify.js';
import type { Batch, LoggedActivity } from '../../game/engine/batch.js';
import type { Sql } from '../../platform/database/database.js';
import { plainWords } from '../../platform/markdown/markdown.js';

const MOST_WORDS = 140;

interface Fact {
  kind: 'question.asked' | 'practice.reused' | 'answer.accepted';
  practiceId: string;
  title: string;
  /** What the notice is about: a question, a reuse, an answered question. */
  about: string;
  /** Who did it. */
  name: string | Title;
  to: string[];
  question: string | null;
  outcome: string | null;
  note: string | null;
  team: Title | null;
}

const told: readonly LoggedActivity['kind'][] = ['question.asked', 'practice.reused', 'answer.accepted'];

/**
 * What colleagues did with someone's card or answer, told to them when the engine has it: asking costs one commit, so
 * it cannot tell by itself. Questions under one card add up while they are unread. In the order in which it was done.
 */
export async function workNews(
  sql: Sql,
  { organisationId, fresh }: Pick<Batch, 'organisationId' | 'fresh'>,
): Promise<News[]> {
  const ids = fresh.filter(({ kind }) => told.includes(kind)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const facts = await factsOf(sql, ids);
  const questions = Map.groupBy(
    facts.filter(({ kind }) => kind === 'question.asked'),
    ({ practiceId }) => practiceId,
  );
  return facts.flatMap((fact) => {
    if (fact.kind === 'practice.reused') return { organisationId, ...reusedNews(fact) };
    if (fact.kind === 'answer.accepted') return { organisationId, ...acceptedNews(fact) };
    const asked = questions.get(fact.practiceId)!;
    return fact === asked.at(-1) ? { organisationId, ...askedNews(asked) } : [];
  });
}

type Told = Omit<News, 'organisationId'>;

function askedNews(asked: Fact[]): Told {
  const { practiceId, name, title, question, to } = asked.at(-1)!;
  const params = { name, title, question: opening(question ?? ''), count: asked.length };
  return {
    to,
    kind: 'question',
    params,
    link: { to: 'practice', id: practiceId },
    key: `question:${practiceId}`,
    adds: true,
  };
}

function reusedNews({ practiceId, about, to, team, outcome, note }: Fact): Told {
  const params = { team: team!, outcome: outcome!, note: opening(note ?? '') };
  return { to, kind: 'reuse', params, link: { to: 'practice', id: practiceId }, key: `reuse:${about}` };
}

function acceptedNews({ practiceId, about, to, name, title }: Fact): Told {
  return {
    to,
    kind: 'answer_accepted',
    params: { name, title },
    link: { to: 'practice', id: practiceId },
    key: `answer_accepted:${about}`,
  };
}

function opening(text: string): string {
  const words = plainWords(text);
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS - 1).trimEnd()}…`;
}

/** Nobody is told of what they did themselves; who did it in a partner council is named with it. */
function factsOf(sql: Sql, activityIds: readonly string[]): Promise<Fact[]> {
  return sql.query<Fact>(
    `select a.kind, p.id as "practiceId", p.title, coalesce(a.data ->> 'question', a.data ->> 'reuse') as about,
       case when actor.organisation_id = case when a.kind = 'question.asked' then p.organisation_id else a.organisation_id end
         then to_jsonb(actor.name)
         else jsonb_build_object('en', actor.name || ' (' || council.name || ')', 'cy', actor.name || ' (' || council.name_cy || ')') end as name,
       q.text as question, r.outcome, r.note,
       case when u.id is null then null else jsonb_build_object('en', u.name, 'cy', u.name_cy) end as team,
       array(select distinct person from unnest(case when a.kind = 'question.asked'
               then array[p.author_id, p.who_to_ask_id] else array[a.member_id] end) as person
             where person is not null and person <> actor.id) as "to"
     from activity a join practice p on p.id = a.subject_id
     left join practice_question q on q.id = (a.data ->> 'question')::uuid
     left join practice_reuse r on r.id = (a.data ->> 'reuse')::uuid
     left join (select id, organisation_id, name, name_cy from unit union all select id, id, name, name_cy from organisation) u
       on u.id = case when r.home_id is null then r.unit_id else r.organisation_id end
     join member actor on actor.id = case a.kind when 'question.asked' then a.member_id
       when 'practice.reused' then r.recorded_by else q.asked_by end
     join organisation council on council.id = actor.organisation_id
     where a.id = any($1::uuid[]) order by a.occurred_at, a.id`,
    [activityIds],
  );
}
