import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';

/**
 * Nearest words that cards for everyone hold: no more than two letters wrong, one in a short word; swapped neighbours and
 * a word's beginning are looked for besides what is alike in threes of letters. Words of cards for fewer people are no
 * part of it, so that nothing of theirs shows through. Both readings go through the words' indexes, as long as `known`
 * is not read whole. $1 organisation, $2 words.
 */
const NEAREST = `
  with typed as (
    select word, nth from regexp_split_to_table(plain($2), '[^[:alnum:]]+') with ordinality as t (word, nth) where word <> ''
  ), known as not materialized (
    select w.word, greatest(w.cards, w.network_cards) as cards, w.organisation_id from practice_word w
    where (w.organisation_id = $1 and w.cards > 0)
      or (w.organisation_id = any((select network_partners($1))::uuid[]) and w.network_cards > 0)
  )
  select t.word as typed, coalesce(
    case when length(t.word) < 3 then t.word end,
    (select k.word from known k where k.word = t.word limit 1),
    (select k.word from known k
     where (k.word % t.word or k.word like left(t.word, 2) || '%')
       and levenshtein_less_equal(k.word, t.word, 2) <= case when length(t.word) < 5 then 1 else 2 end
     order by levenshtein(k.word, t.word), similarity(k.word, t.word) desc, k.cards desc, k.word limit 1),
    t.word) as meant
  from typed t order by t.nth`;

/** What somebody may have meant who typed words that no card holds. */
@Injectable()
export class SpellingQueries {
  constructor(private readonly database: Database) {}

  /** The words with those that no card holds put right; null when there is nothing to put right. */
  async correct({ organisationId }: Actor, words: string): Promise<string | null> {
    const rows = await this.database.search<{ typed: string; meant: string }>(NEAREST, [organisationId, words]);
    if (rows.every(({ typed, meant }) => typed === meant)) return null;
    return rows.map(({ meant }) => meant).join(' ');
  }
}
