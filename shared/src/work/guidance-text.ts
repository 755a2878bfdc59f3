import { z } from 'zod';

import { locale } from '../people/me.js';
import { guidanceLimits as most } from './guidance-limits.js';
import { person } from './practice-card.js';

/** A node of the text in ProseMirror's JSON, with the node and mark names of the editor. */
export interface TextNode {
  type: string;
  attrs?: Record<string, unknown> | undefined;
  content?: TextNode[] | undefined;
  text?: string | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
}
export const textNode: z.ZodType<TextNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(textNode).optional(),
    text: z.string().optional(),
    marks: z.array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() })).optional(),
  }),
);

/** A part of the text from one heading of level 2 to the next; what stands before the first has the key `beginning`. */
export const guidanceSection = z.object({
  /** The heading's words made into an address: `/guidance/<id>#<key>`, and the id of the heading on the published page. */
  key: z.string(),
  title: z.string(),
  words: z.number().int(),
  /** SHA-256 of its canonical JSON, in hex. */
  hash: z.string(),
});
export type GuidanceSection = z.infer<typeof guidanceSection>;

/** `GET /api/guidance/:id/text?language=en`: the text as it stands now, for reading without the editor. */
export const guidanceText = z.object({
  language: locale,
  title: z.string(),
  /** Safe HTML. */
  html: z.string(),
  sections: z.array(guidanceSection),
  words: z.number().int(),
});
export type GuidanceText = z.infer<typeof guidanceText>;

/**
 * `GET /api/guidance/:id/gaps`: places that a template or a file left for its writers and that nobody has filled, in all
 * languages.
 */
export const guidanceGap = z.object({
  language: locale,
  /** The key of its section, and what that is called; empty before the first heading. */
  section: z.string(),
  title: z.string(),
  /** Words to fill in, a table that has only its headings, or a picture that says nothing to who cannot see it. */
  what: z.enum(['words', 'table', 'picture']),
  /** The words that stand there. */
  words: z.string(),
});
export type GuidanceGap = z.infer<typeof guidanceGap>;
export const guidanceGaps = z.array(guidanceGap);

export const ofLanguage = z.strictObject({ language: locale });
export type OfLanguage = z.infer<typeof ofLanguage>;

/** `automatic` while people write, `named` by someone, `frozen` for review, `restored` from an earlier one. */
export const revisionKind = z.enum(['automatic', 'named', 'frozen', 'restored']);

/** `GET /api/guidance/:id/revisions?before=<number>`: 50 a page, newest first. */
export const guidanceRevision = z.object({
  number: z.number().int(),
  edition: z.number().int(),
  kind: revisionKind,
  /** Its name or message; empty for an automatic one. */
  message: z.string(),
  /** Null for an automatic one. */
  by: person.nullable(),
  at: z.iso.datetime(),
  /** SHA-256 of the canonical JSON of all its languages, in hex. */
  textHash: z.string(),
  words: z.number().int(),
});
export type GuidanceRevision = z.infer<typeof guidanceRevision>;
export const guidanceRevisions = z.array(guidanceRevision);
export const beforeRevision = z.strictObject({ before: z.coerce.number<string>().int().min(1).optional() });
export type BeforeRevision = z.infer<typeof beforeRevision>;

/** Body of `POST /api/guidance/:id/revisions`: keeps the text as it stands under a name; answers `guidanceRevision`. */
export const nameRevision = z.strictObject({ name: z.string().trim().min(3).max(most.revisionName) });
export type NameRevision = z.infer<typeof nameRevision>;

/** `GET /api/guidance/:id/revisions/:number?language=en`. */
export const guidanceRevisionText = guidanceRevision.extend({ text: guidanceText });
export type GuidanceRevisionText = z.infer<typeof guidanceRevisionText>;

/** A piece of a section's words, and whether the later text added or left it out. */
export const changePiece = z.object({ text: z.string(), change: z.enum(['same', 'added', 'gone']) });
export const sectionChange = z.object({
  key: z.string(),
  title: z.string(),
  change: z.enum(['same', 'changed', 'added', 'gone']),
  /** Word by word; empty where nothing changed. A paragraph ends with a line break. */
  pieces: z.array(changePiece),
});
export type SectionChange = z.infer<typeof sectionChange>;
/** `GET /api/guidance/:id/changes?language=en&from=3&to=7`; without `to`, up to the text as it stands now. */
export const guidanceChanges = z.object({ language: locale, sections: z.array(sectionChange) });
export type GuidanceChanges = z.infer<typeof guidanceChanges>;
export const changesBetween = z.strictObject({
  language: locale,
  from: z.coerce.number<string>().int().min(1),
  to: z.coerce.number<string>().int().min(1).optional(),
});
export type ChangesBetween = z.infer<typeof changesBetween>;

/** Body of `POST /api/guidance/:id/revisions/:number/restore` (drafting only): answers the new `guidanceRevision`. */
export const restoreRevision = z.strictObject({ message: z.string().trim().min(3).max(most.message) });
export type RestoreRevision = z.infer<typeof restoreRevision>;

/** `GET /api/guidance/:id/passages?language=en`: who wrote which words, in order, by section. */
export const guidancePassages = z.object({
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** `by` null: from a template, an import or an earlier edition. */
      passages: z.array(z.object({ text: z.string(), by: person.nullable() })),
    }),
  ),
  /** Everyone whose own words are in it, most first, and whether they would be named as author. */
  people: z.array(z.object({ person, words: z.number().int(), named: z.boolean() })),
});
export type GuidancePassages = z.infer<typeof guidancePassages>;

/** `GET /api/guidance/:id/export?format=docx&language=en&of=draft`; the reader's page has `/guidance/read/<slug>/<language>/export/<format>`. */
export const exportGuidance = z.strictObject({
  format: z.enum(['markdown', 'html', 'docx']),
  language: locale,
  of: z.enum(['draft', 'published']).default('published'),
});
export type ExportGuidance = z.infer<typeof exportGuidance>;
