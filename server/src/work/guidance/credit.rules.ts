import { hash as hashOf } from 'node:crypto';

import { creditWords } from '@guildhall/shared/work/guidance-limits';

/** Words of one block of text that one member wrote, or nobody (null): a template, an import, an earlier edition. */
export interface Run {
  text: string;
  by: string | null;
}
/** The runs of a paragraph, heading or cell, in order. */
export type Block = readonly Run[];

/** A block as it is compared: whose each of its words is, and the phrases that begin at its first, second … word. */
export interface ReadBlock {
  by: (string | null)[];
  phrases: number[];
  /** Words in each of its phrases. */
  length: number;
}

/** So many words in the same order are somebody's; fewer may come to anyone. */
const PHRASE = 5;

/** Reads a block, which is most of the work with a long text. */
export function readBlock(block: Block): ReadBlock {
  const { plain, by } = wordsOf(block);
  const length = Math.min(PHRASE, plain.length);
  const phrases: number[] = [];
  for (let from = 0; length > 0 && from + length <= plain.length; from += 1) {
    phrases.push(numberOf(plain.slice(from, from + length).join(' ')));
  }
  return { by, phrases, length };
}

/** Words as they are compared: neither formatting nor punctuation nor capitals make them another's. */
function wordsOf(block: Block): { plain: string[]; by: (string | null)[] } {
  // A word of two writers' letters belongs to who wrote its first.
  const text = block.map((run) => run.text).join('');
  const [plain, by]: [string[], (string | null)[]] = [[], []];
  let [nth, end] = [0, block[0]?.text.length ?? 0];
  for (const found of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    while (found.index >= end) end += block[(nth += 1)]!.text.length;
    plain.push(found[0].toLowerCase().replaceAll('’', "'"));
    by.push(block[nth]!.by);
  }
  return { plain, by };
}

/** A phrase as a number that is stored: 52 bits of its SHA-256, in one call, for a long text has a hundred thousand. */
function numberOf(phrase: string): number {
  return Number.parseInt(hashOf('sha256', phrase, 'hex').slice(0, 13), 16);
}

/** Whose a phrase is; null also where several people's words meet. */
export function phraseBy({ by, length }: ReadBlock, from: number): string | null {
  const first = by[from]!;
  for (let at = from + 1; at < from + length; at += 1) if (by[at] !== first) return null;
  return first;
}

/** Every phrase of a text with who has it there; of two who have the same, the one that stands first. */
export function phrasesOf(blocks: readonly ReadBlock[]): Map<number, string | null> {
  const all = new Map<number, string | null>();
  for (const block of blocks) {
    for (const [from, phrase] of block.phrases.entries()) if (!all.has(phrase)) all.set(phrase, phraseBy(block, from));
  }
  return all;
}

/**
 * Counts how many of each member's own words a text holds. `firstOf` says who first wrote a phrase anywhere in the
 * organisation's guidance (null: nobody's); phrases that are whose they seem need not be in it. Words in a phrase of
 * somebody else's count for that person, whoever put them there again; nobody's count for nobody; and the same phrase
 * counts once however often it stands there.
 */
export class CreditCount {
  readonly words = new Map<string, number>();
  private readonly counted = new Set<number>();

  constructor(private readonly firstOf: ReadonlyMap<number, string | null>) {}

  /** The next block of the text. */
  add(block: ReadBlock): void {
    for (const by of this.writersOf(block)) if (by !== null) this.words.set(by, (this.words.get(by) ?? 0) + 1);
  }

  /** Whose each word of a block is; null for nobody's and for what was counted before. */
  private writersOf(block: ReadBlock): (string | null)[] {
    const writers = [...block.by];
    for (const [from, phrase] of block.phrases.entries()) {
      const first = this.firstOf.get(phrase);
      if (first === undefined) continue;
      const by = phraseBy(block, from);
      if (by !== null && first !== by) writers.fill(first, from, from + block.length);
    }
    for (const [from, phrase] of block.phrases.entries()) {
      if (this.counted.has(phrase)) writers.fill(null, from, from + block.length);
      else this.counted.add(phrase);
    }
    return writers;
  }
}

/** The same for a whole text at once. */
export function creditOf(
  blocks: readonly ReadBlock[],
  firstOf: ReadonlyMap<number, string | null>,
): Map<string, number> {
  const count = new CreditCount(firstOf);
  for (const block of blocks) count.add(block);
  return count.words;
}

/** The authors of a text: those with 40 words or more, most first. */
export function authorsOf(credit: ReadonlyMap<string, number>): string[] {
  return [...credit]
    .filter(([, words]) => words >= creditWords)
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .map(([member]) => member);
}
