import type { SimilarPractice, SimilarSearch } from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { placeJson } from './person.queries.js';
import { reachable, reachesOf } from './reach.js';

const MOST = 3;

/** Cards about the same, for whoever writes one: so that people add to a card instead of writing it again. */
@Injectable()
export class SimilarQueries {
  constructor(private readonly database: Database) {}

  /** Published cards the caller may read that hold half of the title's words or more, the closest first; three at most. */
  list(actor: Actor, { title, but }: SimilarSearch): Promise<SimilarPractice[]> {
    return this.database.query<SimilarPractice>(
      `with asked as materialized (
         select tsvector_to_array(to_tsvector('english', plain($2))) as words
       ), asked_any as materialized (
         select words, (select string_agg(quote_literal(word), ' | ') from unnest(words) as word)::tsquery as any_word
         from asked
       )
       select p.id, p.title, p.locale, ${placeJson('p.unit_id', 'p.organisation_id', '$1::uuid')} as unit, p.reused_by as "reusedBy"
       from asked_any a join ${reachable('$1', '$4')} p on p.search @@ a.any_word
       where p.state = 'published' and p.id is distinct from $3::uuid
         and 2 * (select count(*) from unnest(a.words) as word where p.search @@ quote_literal(word)::tsquery)
             >= cardinality(a.words)
       order by ts_rank(p.search, a.any_word) desc, p.reused_by desc, p.id limit ${MOST}`,
      [actor.organisationId, title, but ?? null, reachesOf(actor)],
    );
  }
}
