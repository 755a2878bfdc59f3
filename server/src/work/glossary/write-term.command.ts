import type { GlossaryTerm, WriteTerm as Request } from '@guildhall/shared/work/glossary';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { allow } from '../practices/refusals.policy.js';
import { readTerms } from './glossary.queries.js';

constraintMeans('glossary_term_once', () =>
  fieldProblem('term.en', 'term_taken', 'This word is explained already. Please change that explanation.'),
);

/** Why others may not write: said by every command of the glossary. */
export const onlyKeepers = 'Reviewers and administrators look after the glossary.';

const noSuchTerm = () => new Problem('not_found', 'We could not find that word.');

/** Explains a word, explains it anew, or takes it out of the glossary: reviewers and administrators. */
@Injectable()
export class WriteTerm {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, words: Request): Promise<GlossaryTerm> {
    return this.transaction(actor, async (tx) => {
      const id = newId();
      await tx.query(
        `insert into glossary_term (id, organisation_id, term, meaning, written_by, written_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, actor.organisationId, words.term, words.meaning, actor.memberId, this.clock.now()],
      );
      await settleAsks(tx, actor, words);
      return this.one(tx, actor, id);
    });
  }

  change(actor: Actor, id: string, words: Request): Promise<GlossaryTerm> {
    return this.transaction(actor, async (tx) => {
      await tx.query(
        `update glossary_term set term = $3, meaning = $4, written_by = $5, written_at = $6
         where organisation_id = $1 and id = $2`,
        [actor.organisationId, id, words.term, words.meaning, actor.memberId, this.clock.now()],
      );
      await settleAsks(tx, actor, words);
      return this.one(tx, actor, id);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.transaction(actor, async (tx) => {
      await this.one(tx, actor, id);
      await tx.query(`delete from glossary_term where organisation_id = $1 and id = $2`, [actor.organisationId, id]);
    });
  }

  private transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { organisationId } = actor;
    allow(actor, 'glossary.write', { organisationId }, onlyKeepers);
    return this.database.transaction(actor, work);
  }

  private async one(tx: Tx, { organisationId }: Actor, id: string): Promise<GlossaryTerm> {
    const [term] = await readTerms(tx, organisationId, id);
    if (!term) throw noSuchTerm();
    return term;
  }
}

/** Nobody has to ask for a word that is explained now. */
async function settleAsks(tx: Tx, { organisationId }: Actor, { term }: Request): Promise<void> {
  await tx.query(`delete from glossary_ask where organisation_id = $1 and lower(word) in (lower($2), lower($3))`, [
    organisationId,
    term.en,
    term.cy ?? term.en,
  ]);
}
