import type { GuidanceSuggestion, MakeSuggestion as Request } from '@guildhall/shared/work/guidance-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { holdsNow } from '../practices/refusals.policy.js';
import { findPassage } from './anchor.rules.js';
import { GuidanceLive } from './guidance.live.js';
import { maySuggest } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockGuidance, textName } from './guidance.store.js';
import { readSuggestions } from './talk.queries.js';
import { findSuggestion } from './suggestion.store.js';

export const passageChanged = () =>
  new Problem('changed_meanwhile', 'The words there have changed since they were marked. Please mark them again.');
export const passageElsewhere = () =>
  fieldProblem('anchor', 'passage_elsewhere', 'Please mark words within one paragraph, heading or cell.');

/** Suggests other words for a passage, and takes a suggestion back. */
@Injectable()
export class MakeSuggestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly collaboration: Collaboration,
  ) {}

  /** Throws `invalid` for a passage over several paragraphs, `changed_meanwhile` when other words stand there now. */
  execute(actor: Actor, guidanceId: string, request: Request): Promise<GuidanceSuggestion> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      holdsNow(maySuggest(actor, facts), 'Suggestions belong to a text that is being written.');
      await this.check(tx, row, request);
      const id = newId();
      await tx.query(
        `insert into guidance_suggestion (id, organisation_id, guidance_id, edition, anchor, replacement, reason, state, by_id, at)
         values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)`,
        [
          ...[id, row.organisationId, row.id, row.edition, JSON.stringify(request.anchor), request.replacement],
          ...[request.reason, actor.memberId, this.clock.now()],
        ],
      );
      await this.live.suggestionChanged(tx, await changeGuidance(tx, row), id);
      return (await readSuggestions(tx, row.id, this.clock.now(), id))[0]!;
    });
  }

  /** Who made it takes it back while it is open. */
  async withdraw(actor: Actor, suggestionId: string): Promise<void> {
    const { guidanceId } = await findSuggestion(this.database, actor, suggestionId);
    await this.database.transaction(actor, async (tx) => {
      const { row } = await lockGuidance(tx, actor, guidanceId);
      const suggestion = await findSuggestion(tx, actor, suggestionId);
      if (suggestion.byId !== actor.memberId) throw new Problem('not_allowed', 'Only who made it takes it back.');
      holdsNow(suggestion.state === 'open', 'This suggestion is decided already.');
      await tx.query(`update guidance_suggestion set state = 'withdrawn' where id = $1`, [suggestionId]);
      await this.live.suggestionChanged(tx, await changeGuidance(tx, row), suggestionId);
    });
  }

  private async check(tx: Tx, row: GuidanceRow, { anchor }: Request): Promise<void> {
    if (!row.languages.includes(anchor.language)) throw passageElsewhere();
    const doc = await this.collaboration.read(textName(row.id, anchor.language), tx);
    const passage = findPassage(doc, anchor);
    doc.destroy();
    if (passage === 'elsewhere') throw passageElsewhere();
    if (passage === 'changed') throw passageChanged();
  }
}
