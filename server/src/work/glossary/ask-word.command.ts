import type { AskWord as Request, GlossaryAsk } from '@guildhall/shared/work/glossary';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { allow } from '../practices/refusals.policy.js';
import { onlyKeepers } from './write-term.command.js';

/** Words that members ask about and nobody has explained: asked by anyone, settled by who looks after the glossary. */
@Injectable()
export class AskWord {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Asking again, or about a word that is explained by now, changes nothing. */
  async ask(actor: Actor, { word }: Request): Promise<void> {
    const { organisationId, memberId } = actor;
    allow(actor, 'glossary.ask', { organisationId }, 'You may not ask here.');
    await this.database.transaction(actor, async (tx) => {
      await tx.query(
        `insert into glossary_ask (id, organisation_id, word, asked_by, asked_at)
         select $1, $2::uuid, $3::text, $4, $5 where not exists (
           select 1 from glossary_term where organisation_id = $2 and lower($3) in (lower(term->>'en'), lower(term->>'cy')))
         on conflict do nothing`,
        [newId(), organisationId, word, memberId, this.clock.now()],
      );
    });
  }

  /** The most asked first; never who asks. */
  asked(actor: Actor): Promise<GlossaryAsk[]> {
    const { organisationId } = actor;
    allow(actor, 'glossary.write', { organisationId }, onlyKeepers);
    return this.database.query<GlossaryAsk>(
      `select min(word) as word, count(*)::int as count from glossary_ask where organisation_id = $1
       group by lower(word) order by count(*) desc, max(asked_at) desc, lower(word) limit 100`,
      [organisationId],
    );
  }

  /** Takes a word off the list. */
  async settle(actor: Actor, { word }: Request): Promise<void> {
    const { organisationId } = actor;
    allow(actor, 'glossary.write', { organisationId }, onlyKeepers);
    await this.database.transaction(actor, async (tx) => {
      await tx.query(`delete from glossary_ask where organisation_id = $1 and lower(word) = lower($2)`, [
        organisationId,
        word,
      ]);
    });
  }
}
