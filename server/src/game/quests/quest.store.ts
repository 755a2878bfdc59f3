import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';

import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/http/problem.js';

/** A quest as it is offered now. */
export interface OfferedQuest {
  id: string;
  versionId: string;
  version: number;
  definition: QuestDefinition;
  retired: boolean;
}

/** The current version of a quest; `not_found` when there is none or it was never published. */
export async function offeredQuest(sql: Sql, organisationId: string, slug: string): Promise<OfferedQuest> {
  const [quest] = await sql.query<OfferedQuest>(
    `select q.id, v.id as "versionId", v.number as version, v.definition, q.retired_at is not null as retired
     from quest q join quest_version v on v.quest_id = q.id and v.number = q.current_version
     where q.organisation_id = $1 and q.slug = $2`,
    [organisationId, slug],
  );
  if (!quest) throw new Problem('not_found', 'We could not find that quest.');
  return quest;
}

export interface WrittenQuest {
  id: string;
  slug: string;
  currentVersion: number | null;
  createdBy: string;
  retiredAt: Date | null;
  draft: { id: string; number: number; saved: number; definition: QuestDefinition } | null;
  /** The highest version there is, the draft included. */
  lastNumber: number;
}

/** A quest for writing, locked. */
export async function lockQuest(tx: Tx, organisationId: string, slug: string): Promise<WrittenQuest> {
  const [locked] = await tx.query<{ id: string }>(
    `select id from quest where organisation_id = $1 and slug = $2 for update`,
    [organisationId, slug],
  );
  if (!locked) throw new Problem('not_found', 'We could not find that quest.');
  const [quest] = await tx.query<WrittenQuest>(
    `select q.id, q.slug, q.current_version as "currentVersion", q.created_by as "createdBy", q.retired_at as "retiredAt",
       (select jsonb_build_object('id', d.id, 'number', d.number, 'saved', d.saved, 'definition', d.definition)
        from quest_version d where d.quest_id = q.id and d.published_at is null) as draft,
       (select max(number) from quest_version v where v.quest_id = q.id) as "lastNumber"
     from quest q where q.id = $1`,
    [locked.id],
  );
  return quest!;
}

export interface NewQuest {
  organisationId: string;
  slug: string;
  by: string;
  at: Date;
}

/** Stores a quest without versions; null when the slug is taken. */
export async function addQuest(tx: Tx, { organisationId, slug, by, at }: NewQuest): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `insert into quest (id, organisation_id, slug, created_by, created_at) values ($1, $2, $3, $4, $5)
     on conflict on constraint quest_slug do nothing returning id`,
    [newId(), organisationId, slug, by, at],
  );
  return row?.id ?? null;
}

export interface NewDraft {
  organisationId: string;
  questId: string;
  number: number;
  definition: QuestDefinition;
  by: string;
  at: Date;
}

/** Gives the id of the draft. */
export async function addDraft(
  tx: Tx,
  { organisationId, questId, number, definition, by, at }: NewDraft,
): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into quest_version (id, organisation_id, quest_id, number, definition, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, organisationId, questId, number, JSON.stringify(definition), by, at],
  );
  return id;
}

export async function saveDraft(
  tx: Tx,
  draftId: string,
  definition: QuestDefinition,
  by: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `update quest_version set definition = $2, written_by = $3, written_at = $4, saved = saved + 1 where id = $1`,
    [draftId, JSON.stringify(definition), by, at],
  );
}

/** Makes the draft the version that is offered from now on. Runs under way keep theirs. */
export async function publishDraft(
  tx: Tx,
  questId: string,
  draft: { id: string; number: number },
  at: Date,
): Promise<void> {
  await tx.query(`update quest_version set published_at = $2 where id = $1`, [draft.id, at]);
  await tx.query(`update quest set current_version = $2, retired_at = null where id = $1`, [questId, draft.number]);
}

export async function retireQuest(tx: Tx, questId: string, at: Date): Promise<void> {
  await tx.query(`update quest set retired_at = coalesce(retired_at, $2) where id = $1`, [questId, at]);
}
