import { z } from 'zod';

import { questDefinition, questStep } from './quest-definition.js';
import { person } from './quests.js';

const id = z.uuid();

/** Evidence that the caller may decide on. */
export const waitingEvidence = z.object({
  id,
  quest: questDefinition.shape.title,
  step: questStep.shape.title,
  evidence: z.object({ words: z.string().nullable(), link: z.string().nullable() }),
  by: person,
  unit: z.object({ name: z.string(), nameCy: z.string().nullable() }).nullable(),
  /** ISO 8601, UTC. */
  offeredAt: z.iso.datetime(),
  /** The caller was asked by name. */
  askedYou: z.boolean(),
  /** What a colleague asked for when it came back last. */
  askedBefore: z.object({ by: z.string(), reason: z.string() }).nullable(),
});
export type WaitingEvidence = z.infer<typeof waitingEvidence>;
export const waitingEvidences = z.array(waitingEvidence);

export const evidenceDecision = z.strictObject({
  evidence: id,
  decision: z.enum(['confirm', 'return']),
  /** Needed when it is returned. */
  reason: z.string().trim().max(600).optional(),
});
export type EvidenceDecision = z.infer<typeof evidenceDecision>;

/** Many at once; each is decided by itself. */
export const verifyEvidence = z.strictObject({ decisions: z.array(evidenceDecision).min(1).max(50) });
export type VerifyEvidence = z.infer<typeof verifyEvidence>;

export const decisionResult = z.object({
  evidence: id,
  ok: z.boolean(),
  /** Set when it is not ok. */
  problem: z.object({ code: z.string(), detail: z.string() }).optional(),
});
export type DecisionResult = z.infer<typeof decisionResult>;
export const decisionResults = z.array(decisionResult);
