import { z } from 'zod';

import { questDefinition } from './quest-definition.js';
import { slug } from './quests.js';

/** ISO 8601, UTC. */
const instant = z.iso.datetime();

const mayWrite = z.object({ edit: z.boolean(), retire: z.boolean() });

/** A quest as those who write quests list it. */
export const questToWrite = z.object({
  slug,
  title: questDefinition.shape.title,
  current: z.number().int().nullable(),
  hasDraft: z.boolean(),
  retiredAt: instant.nullable(),
  changedAt: instant,
  may: mayWrite,
});
export type QuestToWrite = z.infer<typeof questToWrite>;
export const questsToWrite = z.array(questToWrite);

export const questVersion = z.object({
  number: z.number().int(),
  definition: questDefinition,
  writtenBy: z.string(),
  writtenAt: instant,
  publishedAt: instant.nullable(),
  /** Of a draft: how often it was saved; send it back with the next saving. */
  saved: z.number().int(),
});
export type QuestVersion = z.infer<typeof questVersion>;

export const questVersions = z.object({
  slug,
  current: z.number().int().nullable(),
  retiredAt: instant.nullable(),
  may: mayWrite,
  /** Newest first. */
  versions: z.array(questVersion),
});
export type QuestVersions = z.infer<typeof questVersions>;

export const writtenQuest = z.object({ slug });

export const writeQuest = z.strictObject({ definition: questDefinition });
export type WriteQuest = z.infer<typeof writeQuest>;
/** `saved` is what the writer last saw; null for the first draft of a new version. */
export const saveQuestDraft = z.strictObject({ definition: questDefinition, saved: z.number().int().nullable() });
export type SaveQuestDraft = z.infer<typeof saveQuestDraft>;
