import type { DecideSuggestion as Request, GuidanceSuggestion } from '@guildhall/shared/work/guidance-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { holdsNow } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { mayDecide } from './guidance.policy.js';
import { changeGuidance, lockGuidance } from './guidance.store.js';
import { SuggestionOutcome } from './suggestion-outcome.js';
import { findSuggestion, saveSuggestionDecision } from './suggestion.store.js';
import { readSuggestions } from './talk.queries.js';

/** A writer takes a suggestion, takes it changed, or says why not. */
@Injectable()
export class DecideSuggestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outcome: SuggestionOutcome,
    private readonly live: GuidanceLive,
  ) {}

  /** Throws `changed_meanwhile` when other words stand there now, `not_allowed` for its own author. */
  async execute(actor: Actor, suggestionId: string, request: Request): Promise<GuidanceSuggestion> {
    const { guidanceId } = await findSuggestion(this.database, actor, suggestionId);
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      const suggestion = await findSuggestion(tx, actor, suggestionId);
      if (!mayDecide(actor, facts) || suggestion.byId === actor.memberId)
        throw new Problem('not_allowed', 'Somebody else who writes it decides this suggestion.');
      holdsNow(
        suggestion.state === 'open' && suggestion.edition === row.edition,
        'This suggestion is decided already.',
      );
      const at = this.clock.now();
      const reason = request.decision === 'declined' ? request.reason : '';
      const decided = { state: request.decision, by: actor.memberId, at, reason };
      await saveSuggestionDecision(tx, suggestionId, decided);
      await this.live.suggestionChanged(tx, await changeGuidance(tx, row), suggestionId);
      const answer = await this.answer(tx, row.id, suggestionId);
      // Last, because whoever writes in the document waits from here until the commit.
      await this.outcome.of(tx, actor, row, suggestion, request, at);
      return answer;
    });
  }

  private async answer(tx: Tx, guidanceId: string, suggestionId: string): Promise<GuidanceSuggestion> {
    return (await readSuggestions(tx, guidanceId, this.clock.now(), suggestionId))[0]!;
  }
}
