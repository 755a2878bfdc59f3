import { hash as hashOf } from 'node:crypto';

import { creditWords } from '@guildhall/shared/work/guidance-limits';

/** Words of one block of text that one member wrote, or nobody (null): a template, an import, an earlier edition. */
export interface Run {
  text: string;
  by: string | null;
}
/** The runs of a paragraph, heading or cell, in order. */
export type Block = readonly Run[];

/** So many words in the same order are somebody's; fewer may come to anyone. */
const PHRASE = 5;

interface Word {
  plain: string;
  by: string | null;
}

/** Words as they are compared: neither formatting nor punctuation nor capitals make them another's. */
function wordsOf(block: Block): Word[] {
  // A word of two writers' letters belongs to who wrote its first.
  const text = block.map((run) => run.text).join('');
  const ends: { upTo: number; by: string | null }[] = [];
  for (const run of block) ends.push({ upTo: (ends.at(-1)?.upTo ?? 0) + run.text.length, by: run.by });
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map((found) => ({
    plain: found[0].toLowerCase().replaceAll('’', "'"),
    by: ends.find(({ upTo }) => found.index < upTo)?.by ?? null,
  }));
}

/** A phrase as a number that is stored: 52 bits of its SHA-256. */
function numberOf(words: readonly Word[]): number {
  // In one call: a long document has a hundred thousand phrases.
  const hash = hashOf('sha256', words.map(({ plain }) => plain).join(' '), 'buffer');
  return hash.readUIntBE(0, 6) * 16 + (hash[6]! >> 4);
}

interface Phrase {
  number: number;
  /** Null also where several people's words meet. */
  by: string | null;
  from: number;
  to: number;
}

function phrasesIn(words: readonly Word[]): Phrase[] {
  if (words.length === 0) return [];
  const length = Math.min(PHRASE, words.length);
  return Array.from({ length: words.length - length + 1 }, (_, from) => {
    const inside = words.slice(from, from + length);
    const [first] = inside;
    const by = inside.every((word) => word.by === first!.by) ? first!.by : null;
    return { number: numberOf(inside), by, from, to: from + length };
  });
}

/** Every phrase of a text with who has it there; of two who have the same, the one that stands first. */
export function phrasesOf(blocks: readonly Block[]): Map<number, string | null> {
  const all = new Map<number, string | null>();
  for (const block of blocks) {
    for (const { number, by } of phrasesIn(wordsOf(block))) if (!all.has(number)) all.set(number, by);
  }
  return all;
}

/**
 * How many of each member's own words a text holds. `firstOf` says who first wrote a phrase anywhere in the
 * organisation's guidance (null: nobody's). Words in a phrase of somebody else's count for that person, whoever put them
 * there again; nobody's count for nobody; and the same phrase counts once however often it stands there.
 */
export function creditOf(blocks: readonly Block[], firstOf: ReadonlyMap<number, string | null>): Map<string, number> {
  const counted = new Set<number>();
  const credit = new Map<string, number>();
  for (const block of blocks) {
    for (const by of writersOf(wordsOf(block), firstOf, counted)) {
      if (by !== null) credit.set(by, (credit.get(by) ?? 0) + 1);
    }
  }
  return credit;
}

/** Whose each word of a block is; null for nobody's and for what was counted before. */
function writersOf(
  words: readonly Word[],
  firstOf: ReadonlyMap<number, string | null>,
  counted: Set<number>,
): (string | null)[] {
  const writers = words.map(({ by }) => by);
  const phrases = phrasesIn(words);
  for (const { number, by, from, to } of phrases) {
    const first = firstOf.get(number);
    if (first !== undefined && by !== null && first !== by) writers.fill(first, from, to);
  }
  for (const { number, from, to } of phrases) {
    if (counted.has(number)) writers.fill(null, from, to);
    counted.add(number);
  }
  return writers;
}

/** The authors of a text: those with 40 words or more, most first. */
export function authorsOf(credit: ReadonlyMap<string, number>): string[] {
  return [...credit]
    .filter(([, words]) => words >= creditWords)
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .map(([member]) => member);
}
