import { z } from 'zod';

import { locale } from '../people/me.js';
import { practiceCost, practiceResult, practiceTag, practiceTemplate } from './practice-card.js';
import { practiceLimits as most } from './practice-limits.js';

const text = (longest: number) => z.string().trim().max(longest).default('');

/** Most of what is brought in at once: all that is taken out of a library of 5,000 practices comes in again. */
export const fileLimits = {
  files: 5_000,
  practices: 5_000,
  /** Characters of a Markdown file, which holds one practice. */
  characters: 60_000,
  /** Bytes of everything together. */
  bytes: 20 * 1024 * 1024,
} as const;

/** A practice as it travels between installations, in JSON or as Markdown; long texts are Markdown. No ids, no units. */
export const portablePractice = z.strictObject({
  title: z.string().trim().min(1).max(most.title),
  /** The language it is written in. */
  locale: locale.default('en'),
  problem: text(most.problem),
  whatWeDid: z.array(z.string().trim().min(1).max(most.step)).max(most.steps).default([]),
  whatChanged: z
    .strictObject({ before: text(most.change), after: text(most.change), measured: text(most.measured) })
    .default({ before: '', after: '', measured: '' }),
  howWeKnow: text(most.howWeKnow),
  whatDidNotWork: text(most.whatDidNotWork),
  result: practiceResult.nullable().default(null),
  tags: z.array(practiceTag).max(most.tags).default([]),
  minutes: z.number().int().min(1).max(most.minutes).nullable().default(null),
  cost: practiceCost.nullable().default(null),
  template: practiceTemplate.nullable().default(null),
  /** Names of those whose idea or work it was. */
  credits: z.array(z.string().trim().min(2).max(most.organisation)).max(most.credits).default([]),
  /** Where it was first written; becomes a credit elsewhere. */
  from: z
    .strictObject({
      council: z.string().trim().min(2).max(most.organisation),
      author: z.string().trim().min(1).max(200),
    })
    .nullable()
    .default(null),
  /** The card it was adapted from; its title is null where not everyone who reads this may read that card. */
  adaptedFrom: z
    .strictObject({
      title: z.string().trim().min(1).max(most.title).nullable(),
      author: z.string().trim().min(1).max(200),
      council: z.string().trim().min(2).max(most.organisation),
    })
    .nullable()
    .default(null),
  /** What its author asks of whoever reads it; Markdown. */
  openQuestions: z.array(z.string().trim().min(1).max(most.openQuestion)).max(most.openQuestions).default([]),
  /** The titles of practices it names; brought in, they are looked for among those of the organisation and of the same files. */
  practices: z.array(z.string().trim().min(1).max(most.title)).max(most.links).default([]),
  /** The same of guidance, by the last part of its address. */
  guidance: z.array(z.string().trim().min(1).max(200)).max(most.links).default([]),
});
export type PortablePractice = z.infer<typeof portablePractice>;

/** A JSON file of practices, as it is taken out and can be brought in. */
export const portablePractices = z.strictObject({
  format: z.literal('guildhall-practices'),
  version: z.literal(1),
  practices: z.array(portablePractice),
});
export type PortablePractices = z.infer<typeof portablePractices>;

/** Files of practices: `.md` holds one, `.json` some. `dryRun` reads them and brings nothing in. */
export const importPractices = z.strictObject({
  dryRun: z.boolean(),
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(255), content: z.string().max(fileLimits.bytes) }))
    .min(1)
    .max(fileLimits.files),
});
export type ImportPractices = z.infer<typeof importPractices>;

/** What is wrong in a file: where, what kind of thing, and in a sentence how to put it right. */
export const fileFault = z.object({ field: z.string(), code: z.string(), message: z.string() });
export type FileFault = z.infer<typeof fileFault>;

export const importReport = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      titles: z.array(z.string()),
      faults: z.array(fileFault),
      /** Practices and guidance that it names and that are not here: those links are left out. */
      notHere: z.array(z.string()),
    }),
  ),
  /** Drafts that were made; empty for a dry run, and when any file has a fault: all come in or none. */
  made: z.array(z.uuid()),
});
export type ImportReport = z.infer<typeof importReport>;

export const exportFormat = z.enum(['markdown', 'json']);
export const exportPractices = z.strictObject({ format: exportFormat });
export type ExportPractices = z.infer<typeof exportPractices>;

/** Whether the caller has a feed, and since when; its address is told once, when it is made. */
export const practiceFeed = z.object({ since: z.iso.datetime().nullable() });
export type PracticeFeed = z.infer<typeof practiceFeed>;
export const newPracticeFeed = z.object({ path: z.string() });
export type NewPracticeFeed = z.infer<typeof newPracticeFeed>;
