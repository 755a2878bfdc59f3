import { z } from 'zod';

import { guidanceLimits as most } from './guidance-limits.js';

const words = (max: number) => z.string().trim().max(max);

/** A word that needs explaining, in each language it is used in; readers fall back to the other language. */
export const glossaryTerm = z.object({
  id: z.uuid(),
  term: z.object({ en: z.string(), cy: z.string().optional() }),
  meaning: z.object({ en: z.string(), cy: z.string().optional() }),
});
export type GlossaryTerm = z.infer<typeof glossaryTerm>;

/** `GET /api/glossary`: the organisation's terms in the order of their English spelling. */
export const glossary = z.array(glossaryTerm);

/** Body of `POST /api/glossary` and `PUT /api/glossary/:id` (reviewers and administrators); answers `glossaryTerm`. */
export const writeTerm = z.strictObject({
  term: z.strictObject({ en: words(most.term).min(2), cy: words(most.term).optional() }),
  meaning: z.strictObject({ en: words(most.meaning).min(3), cy: words(most.meaning).optional() }),
});
export type WriteTerm = z.infer<typeof writeTerm>;

/** Body of `POST /api/glossary/asks` ("what does this mean?") and `POST /api/glossary/asks/settle`. */
export const askWord = z.strictObject({ word: words(most.term).min(2) });
export type AskWord = z.infer<typeof askWord>;

/** A word that people ask about, and how many do. */
export const glossaryAsk = z.object({ word: z.string(), count: z.number().int() });
export type GlossaryAsk = z.infer<typeof glossaryAsk>;
