import type { Sql, Tx } from '../../platform/database/database.js';
import { inSlices } from '../../platform/slices.js';
import { type Block, CreditCount, phraseBy, type ReadBlock, readBlock } from './credit.rules.js';

/** Phrases that one statement asks for or keeps. */
const AT_ONCE = 10_000;

interface Owned {
  id: string;
  organisationId: string;
}

/** Reads each block of a text once, and holds nobody else up while it reads a long one. */
export class Reading {
  private readonly known = new Map<Block, ReadBlock>();

  async of(blocks: readonly Block[]): Promise<ReadBlock[]> {
    const read: ReadBlock[] = [];
    await inSlices(blocks, (block) => {
      const one = this.known.get(block) ?? readBlock(block);
      this.known.set(block, one);
      read.push(one);
    });
    return read;
  }
}

/** Phrases with who wrote them, null for nobody. */
export type Phrases = Map<number, string | null>;

/** Who first wrote each phrase of a text stays so for ever; gives the phrases that nobody had written before. */
export async function keepPhrases(tx: Tx, row: Owned, text: readonly ReadBlock[]): Promise<Phrases> {
  const first: Phrases = new Map();
  await inSlices(text, (block) => {
    for (const [from, phrase] of block.phrases.entries())
      if (!first.has(phrase)) first.set(phrase, phraseBy(block, from));
  });
  // Always in the same order, so that two documents with the same phrases never wait for each other.
  const phrases = Float64Array.from(first.keys()).sort();
  const writers = new Writers();
  for (let at = 0; at < phrases.length; at += AT_ONCE) {
    const some = [...phrases.subarray(at, at + AT_ONCE)];
    const by = some.map((phrase) => writers.place(first.get(phrase)!));
    const known = await tx.query<{ phrase: number }>(
      `with p as (select phrase, ($5::uuid[])[writer] as member_id from unnest($3::bigint[], $4::int[]) as u (phrase, writer)),
         kept as (
           insert into guidance_phrase (organisation_id, guidance_id, phrase, member_id) select $1, $2, phrase, member_id from p
           on conflict do nothing returning phrase)
       select phrase from p where phrase not in (select phrase from kept)`,
      [row.organisationId, row.id, listed(some), listed(by), writers.all],
    );
    for (const { phrase } of known) first.delete(phrase);
  }
  return first;
}

/** How many of whose own words a text holds, by who first wrote them; `kept` is what `keepPhrases` gave of it just now. */
export async function creditIn(
  sql: Sql,
  organisationId: string,
  text: readonly ReadBlock[],
  kept: Phrases = new Map(),
): Promise<Map<string, number>> {
  const asking = new Asking(kept);
  await inSlices(text, (block) => asking.add(block));
  const count = new CreditCount(await asking.answers(sql, organisationId));
  await inSlices(text, (block) => count.add(block));
  return count.words;
}

/** Asks who first wrote the phrases of a text, and hears only of those that are not whose they seem. */
class Asking {
  private readonly first: Phrases = new Map();
  private readonly asked = new Map<string, Set<number>>();

  constructor(private readonly kept: Phrases) {}

  add(block: ReadBlock): void {
    for (const [from, phrase] of block.phrases.entries()) {
      const by = phraseBy(block, from);
      if (by === null) continue;
      const kept = this.kept.get(phrase);
      if (kept === undefined) this.ask(phrase, by);
      else if (kept !== by) this.first.set(phrase, kept);
    }
  }

  async answers(sql: Sql, organisationId: string): Promise<Phrases> {
    for (const [memberId, phrases] of this.asked) {
      const all = Float64Array.from(phrases).sort();
      for (let at = 0; at < all.length; at += AT_ONCE) {
        const rows = await sql.query<{ phrase: number; memberId: string | null }>(
          `select f.phrase, f.member_id as "memberId" from unnest($2::bigint[]) as p (phrase)
           join guidance_phrase f on f.organisation_id = $1 and f.phrase = p.phrase where f.member_id is distinct from $3`,
          [organisationId, listed([...all.subarray(at, at + AT_ONCE)]), memberId],
        );
        for (const row of rows) this.first.set(row.phrase, row.memberId);
      }
    }
    return this.first;
  }

  private ask(phrase: number, memberId: string): void {
    const phrases = this.asked.get(memberId);
    if (phrases) phrases.add(phrase);
    else this.asked.set(memberId, new Set([phrase]));
  }
}

/** The members of a text by their place in a list: a long text names few people often. */
class Writers {
  readonly all: string[] = [];
  private readonly places = new Map<string, number>();

  /** From 1, as PostgreSQL counts; null for nobody. */
  place(memberId: string | null): number | null {
    if (memberId === null) return null;
    const known = this.places.get(memberId);
    if (known !== undefined) return known;
    this.all.push(memberId);
    this.places.set(memberId, this.all.length);
    return this.all.length;
  }
}

/** Numbers as an array of PostgreSQL. */
const listed = (numbers: readonly (number | null)[]) => `{${numbers.map((number) => number ?? 'null').join(',')}}`;
