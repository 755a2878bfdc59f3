import type { GlossaryTerm } from '@guildhall/shared/work/glossary';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { allow } from '../practices/refusals.policy.js';
import { readTerms } from './glossary.queries.js';
import { onlyKeepers } from './write-term.command.js';
import { starterTerms } from './starter-terms.js';

/** Puts the words every council uses into the glossary; those it explains already stay as they are. */
@Injectable()
export class StartGlossary {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor): Promise<GlossaryTerm[]> {
    const { organisationId } = actor;
    allow(actor, 'glossary.write', { organisationId }, onlyKeepers);
    return this.database.transaction(actor, async (tx) => {
      await this.seed(tx, actor);
      return readTerms(tx, organisationId);
    });
  }

  /** In a transaction that is open already, where an organisation is set up. Whoever calls decides who may. */
  async seed(tx: Tx, { organisationId, memberId }: Pick<Actor, 'organisationId' | 'memberId'>): Promise<void> {
    const rows = starterTerms.map((words) => ({ id: newId(), ...words }));
    await tx.query(
      `insert into glossary_term (id, organisation_id, term, meaning, written_by, written_at)
       select t.id, $1, t.term, t.meaning, $2, $3
       from jsonb_to_recordset($4) as t (id uuid, term jsonb, meaning jsonb) on conflict do nothing`,
      [organisationId, memberId, this.clock.now(), JSON.stringify(rows)],
    );
  }
}
