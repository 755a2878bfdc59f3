import type { PracticeText } from '@guildhall/shared/work/practice-card';

import type { Actor } from '../../platform/actor.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { keepPictures, usePictures } from '../media/media.store.js';
import { guidanceIds, insertLinks, linkIds, saveLinks } from './links.store.js';
import { readingAgeOf, readingMinutes, wordsOf } from './card.rules.js';
import { type CardFacts, mayRead } from './practice.policy.js';
import { reachable, reachesOf } from './reach.js';
import { PracticeCreditRow, PracticeRevisionRow, PracticeRow, PracticeVersionRow } from './practice.row.js';

const unknownPerson = (field: string) => () =>
  fieldProblem(field, 'unknown_person', 'We could not find that colleague. Please choose them again.');
constraintMeans('practice_who_to_ask', unknownPerson('whoToAsk'));
constraintMeans('practice_credit_member', unknownPerson('credits'));

/** A card under its lock, with what decides who may do what. */
export interface LockedCard {
  practice: PracticeRow;
  facts: CardFacts;
}

/** There is no such card, or none that the caller may know of. */
export const noSuchCard = () => new Problem('not_found', 'We could not find that practice card.');

/** Locks a card of the caller's organisation until the transaction ends; throws `not_found` also for a card they may not read. */
export async function lockCard(tx: Tx, actor: Actor, id: string): Promise<LockedCard> {
  const locked = await lockReachable(tx, actor, id);
  if (locked.practice.organisationId !== actor.organisationId) throw noSuchCard();
  return locked;
}

/** The same for any card that reaches the caller, also one of a partner council. */
export async function lockReachable(tx: Tx, actor: Actor, id: string): Promise<LockedCard> {
  const practice = await tx.rows(PracticeRow).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  const facts = practice && (await factsOf(tx, actor, id));
  if (!facts || !mayRead(actor, facts)) throw noSuchCard();
  return { practice, facts };
}

/** Under a partner's card a council takes part through a share, which the database asks for. */
export async function keepShare(
  tx: Tx,
  { homeId, practiceId, organisationId }: { homeId: string | null; practiceId: string; organisationId: string },
  at: Date,
): Promise<void> {
  if (homeId === null) return;
  await tx.query(
    `insert into practice_share (organisation_id, practice_id, partner_id, first_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [homeId, practiceId, organisationId, at],
  );
}

/** What deciding needs to know of a card; null when there is none that reaches the reader. */
export async function factsOf(sql: Sql, actor: Actor, id: string): Promise<CardFacts | null> {
  const [facts] = await sql.query<CardFacts>(
    `select p.organisation_id as "organisationId", p.state, p.audience, p.author_id as "authorId",
       coalesce(p.owner_id, p.author_id) as "ownerId",
       array(select c.member_id from practice_credit c where c.practice_id = p.id and c.member_id is not null) as "creditedIds",
       coalesce((select u.path from unit u where u.id = p.unit_id), '{}') as "unitPath",
       exists (select 1 from organisation o where o.id = p.organisation_id and o.network_since is not null) as "inNetwork",
       p.widened_at as "widenedAt",
       array(select distinct r.unit_id from practice_reuse r where r.practice_id = p.id and r.state <> 'ended') as "triedBy",
       array(select distinct r.unit_id from practice_reuse r where r.practice_id = p.id and r.state <> 'ended'
             and r.outcome is distinct from 'stopped') as "usedBy"
     from ${reachable('$1', '$3')} p where p.id = $2`,
    [actor.organisationId, id, reachesOf(actor)],
  );
  return facts ?? null;
}

type TextColumns = Pick<
  PracticeRow,
  'locale' | 'title' | 'body' | 'whoToAskId' | 'tags' | 'minutes' | 'readingMinutes' | 'readingAge' | 'words'
>;

function columnsOf(text: PracticeText): TextColumns {
  const {
    locale,
    title,
    whoToAsk,
    tags,
    minutes,
    credits: _credits,
    practices: _practices,
    guidance: _guidance,
    ...body
  } = text;
  const words = wordsOf(text);
  const reading = { readingMinutes: readingMinutes(words), readingAge: readingAgeOf(text) };
  return { locale, title, body, whoToAskId: whoToAsk, tags, minutes, words, ...reading };
}

/** A new draft of the caller's. */
export function insertDraft(tx: Tx, actor: Actor, id: string, text: PracticeText, now: Date): Promise<void> {
  return insertDrafts(tx, actor, [{ id, text }], now);
}

/** How many drafts are written with one statement. */
const TOGETHER = 250;

/** New drafts of the caller's; they may name each other. */
export async function insertDrafts(
  tx: Tx,
  actor: Actor,
  drafts: readonly { id: string; text: PracticeText }[],
  now: Date,
): Promise<void> {
  const { organisationId } = actor;
  for (let first = 0; first < drafts.length; first += TOGETHER) {
    const some = drafts.slice(first, first + TOGETHER);
    await tx.rows(PracticeRow).insert(some.map(({ id, text }) => draftRow(actor, id, text, now)));
    await tx.rows(PracticeVersionRow).insert(some.map(({ id }) => ({ practiceId: id, organisationId, version: 1 })));
    const credits = some.flatMap(({ id, text }) => creditRows(organisationId, id, text));
    if (credits.length > 0) await tx.rows(PracticeCreditRow).insert(credits);
    for (const { id, text } of some) await keepPictures(tx, organisationId, `practice:${id}`, JSON.stringify(text));
  }
  await insertLinks(tx, organisationId, drafts);
}

function draftRow(actor: Actor, id: string, text: PracticeText, now: Date) {
  return {
    id,
    organisationId: actor.organisationId,
    authorId: actor.memberId,
    unitId: actor.unitPath.at(-1) ?? null,
    directorateId: actor.unitPath[0] ?? null,
    state: 'draft' as const,
    audience: 'me' as const,
    ...columnsOf(text),
    textVersion: 1,
    reusedBy: 0,
    createdAt: now,
    changedAt: now,
  };
}

/** A card as a change left it, with the version that its live topic has now. */
export type ChangedCard = PracticeRow & { version: number };

/** Changes columns of a locked card; what watchers see has changed, so its version grows by one. */
export async function changeCard(
  tx: Tx,
  practice: PracticeRow,
  changes: Partial<PracticeRow> = {},
): Promise<ChangedCard> {
  if (Object.keys(changes).length > 0) await tx.rows(PracticeRow).update({ id: practice.id }, changes);
  const [row] = await tx.query<{ version: number }>(
    `update practice_version set version = version + 1 where practice_id = $1 returning version`,
    [practice.id],
  );
  return { ...practice, ...changes, version: row!.version };
}

/** Saves another text of a locked card. */
export async function saveText(tx: Tx, practice: PracticeRow, text: PracticeText, now: Date): Promise<ChangedCard> {
  await tx.rows(PracticeCreditRow).delete({ practiceId: practice.id });
  await saveParts(tx, practice.organisationId, practice.id, text);
  return changeCard(tx, practice, { ...columnsOf(text), textVersion: practice.textVersion + 1, changedAt: now });
}

/** What the text names besides words: people, other cards, pictures. */
async function saveParts(tx: Tx, organisationId: string, id: string, text: PracticeText): Promise<void> {
  await saveCredits(tx, organisationId, id, text);
  await saveLinks(tx, organisationId, id, text);
  await usePictures(tx, organisationId, `practice:${id}`, JSON.stringify(text));
}

async function saveCredits(tx: Tx, organisationId: string, practiceId: string, text: PracticeText): Promise<void> {
  const rows = creditRows(organisationId, practiceId, text);
  if (rows.length > 0) await tx.rows(PracticeCreditRow).insert(rows);
}

function creditRows(organisationId: string, practiceId: string, { credits }: PracticeText) {
  return credits.map((credit, position) => ({
    organisationId,
    practiceId,
    position,
    memberId: credit.kind === 'member' ? credit.memberId : null,
    outsideName: credit.kind === 'organisation' ? credit.name : null,
  }));
}

/** The text as its writers edit it. */
export async function textOf(sql: Sql, practiceId: string): Promise<PracticeText> {
  const [row] = await sql.query<{ text: PracticeText }>(
    `select jsonb_build_object('template', null, 'cost', null, 'openQuestions', '[]'::jsonb) || p.body || jsonb_build_object('locale', p.locale, 'title', p.title, 'whoToAsk', p.who_to_ask_id,
       'tags', p.tags, 'minutes', p.minutes, 'practices', ${linkIds('p.id')}, 'guidance', ${guidanceIds('p.id')},
       'credits', coalesce((select jsonb_agg(case when c.member_id is null
                              then jsonb_build_object('kind', 'organisation', 'name', c.outside_name)
                              else jsonb_build_object('kind', 'member', 'memberId', c.member_id) end order by c.position)
                            from practice_credit c where c.practice_id = p.id), '[]')) as text
     from practice p where p.id = $1`,
    [practiceId],
  );
  return row!.text;
}

/** Keeps a published text as the next revision. */
export async function keepRevision(
  tx: Tx,
  practice: PracticeRow,
  { text, note, byId, at }: Pick<PracticeRevisionRow, 'text' | 'note' | 'byId' | 'at'>,
): Promise<void> {
  const revisions = tx.rows(PracticeRevisionRow);
  const number = 1 + ((await revisions.maximum('number', { practiceId: practice.id })) ?? 0);
  const { id: practiceId, organisationId } = practice;
  await revisions.insert({ practiceId, organisationId, number, text, note, byId, at });
  await keepPictures(tx, organisationId, `practice-revisions:${practiceId}`, JSON.stringify(text));
}

/** Removes a draft; nobody but its writers ever saw it. */
export async function removeDraft(tx: Tx, practice: PracticeRow): Promise<void> {
  await usePictures(tx, practice.organisationId, `practice:${practice.id}`, '');
  await tx.rows(PracticeRow).delete({ id: practice.id });
}
