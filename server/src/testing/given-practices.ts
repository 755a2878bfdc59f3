import type { PracticeText, WidenPractice } from '@guildhall/shared/work/practice-card';
import type { PracticePage } from '@guildhall/shared/work/practices';

import type { Actor } from '../platform/actor.js';
import { newId } from '../platform/ids.js';
import { BeginDraft } from '../work/practices/begin-draft.command.js';
import { PublishPractice } from '../work/practices/publish-practice.command.js';
import type { TestApp } from './test-app.js';

type Commands = Pick<TestApp, 'get'>;

/** A whole card, as a team would write it; `author` answers questions about it. */
export function cardText(author: Actor, changes: Partial<PracticeText> = {}): PracticeText {
  return {
    locale: 'en',
    title: 'One shared map for missed bins',
    problem: 'Residents rang **three times** about one bin.',
    whatWeDid: ['We put every route on one shared map.', 'Crews mark a missed bin as they drive.'],
    whatChanged: { before: '3 days', after: 'The same day', measured: '20 requests in May' },
    howWeKnow: 'We counted the calls before and after.',
    whatDidNotWork: 'Texts at six in the morning annoyed people.',
    result: 'worked',
    whoToAsk: author.memberId,
    credits: [],
    tags: ['waste', 'maps'],
    minutes: 60,
    template: null,
    cost: null,
    practices: [],
    guidance: [],
    openQuestions: [],
    ...changes,
  };
}

/** A draft of `author`; returns its id. */
export async function givenDraft(app: Commands, author: Actor, changes: Partial<PracticeText> = {}): Promise<string> {
  return (await app.get(BeginDraft).execute(author, cardText(author, changes))).id;
}

/** A published card of `author`, for the council unless told otherwise; returns its id. */
export async function givenCard(
  app: Commands,
  author: Actor,
  changes: Partial<PracticeText> = {},
  audience: WidenPractice['audience'] = 'council',
): Promise<string> {
  const id = await givenDraft(app, author, changes);
  await app.get(PublishPractice).execute(author, id, { basedOn: 1, audience });
  return id;
}

/** The team of `by` has tried a card and said so at a moment, with half an hour saved a week; returns its id. */
export async function givenReuse(
  app: TestApp,
  practice: string,
  by: Actor,
  {
    outcome = 'kept',
    distance = 'other-directorate',
    at,
  }: { outcome?: 'kept' | 'changed' | 'stopped'; distance?: 'same-team' | 'other-directorate'; at: Date },
): Promise<string> {
  const id = newId();
  await app.database.query(
    `insert into practice_reuse (id, organisation_id, practice_id, unit_id, state, starts_on, intended_by, intended_at,
       outcome, note, minutes_saved_weekly, distance, recorded_by, recorded_at)
     values ($1, $2, $3, $4, 'recorded', $5::timestamptz - interval '20 days', $6, $5, $7, 'We **kept** it.', 30, $8, $6, $5)`,
    [id, by.organisationId, practice, by.unitPath.at(-1), at, by.memberId, outcome, distance],
  );
  return id;
}

/** The page of a card as this member reads it. */
export async function pageOf(app: TestApp, actor: Actor, id: string): Promise<PracticePage> {
  const { body } = await (await app.as(actor)).get(`/api/practices/${id}`).expect(200);
  return body as PracticePage;
}

/** Points of a member by rule once the engine is done; rules that came to nothing are left out. */
export async function pointsByRule(app: TestApp, { memberId, organisationId }: Actor): Promise<Record<string, number>> {
  await app.engineDone(organisationId);
  const rows = await app.database.query<{ rule: string; points: number }>(
    `select rule, sum(points)::int as points from points_entry where member_id = $1 group by rule having sum(points) <> 0`,
    [memberId],
  );
  return Object.fromEntries(rows.map(({ rule, points }) => [rule, points]));
}
