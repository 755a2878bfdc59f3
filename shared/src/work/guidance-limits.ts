/** Longest texts of guidance and what is said beside it, in characters; most of each list. No zod here: screens count with it. */
export const guidanceLimits = {
  title: 140,
  audience: 200,
  message: 500,
  reason: 1000,
  quote: 2000,
  replacement: 4000,
  comment: 2000,
  mentions: 20,
  authors: 40,
  sections: 200,
  revisionName: 100,
  templateName: 100,
  term: 60,
  meaning: 600,
  /** A whole text in one language, in characters; each block counts two more. Some 350,000 words. */
  text: 2_000_000,
  /** A Markdown or HTML text to begin from. */
  importedText: 2_000_000,
  /** A Word file to begin from, in base64. */
  importedFile: 11_000_000,
} as const;

/** Words of one person that must survive in a published edition for them to be named as its author. */
export const creditWords = 40;

/** Days before its review date at which the owner is asked, and after it at which the deputy is. */
export const reviewNoticeDays = { ownerBefore: 30, deputyAfter: 30 } as const;
