import type { NoticeParams } from '@guildhall/shared/outbound/notices';
import type { DecideSuggestion as Request } from '@guildhall/shared/work/guidance-talk';
import { Injectable } from '@nestjs/common';
import type * as Y from 'yjs';

import { Activities } from '../../activity/record.js';
import type { Actor } from '../../platform/actor.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import type { Tx } from '../../platform/database/database.js';
import { suggestionTaken } from './activities.rules.js';
import { findPassage, replacePassage, sameWords } from './anchor.rules.js';
import { GuidanceTold } from './guidance-news.js';
import type { GuidanceRow } from './guidance.row.js';
import { textName } from './guidance.store.js';
import { passageChanged, passageElsewhere } from './make-suggestion.command.js';
import type { StoredSuggestion } from './suggestion.store.js';

/** What a decision on a suggestion brings about: the edit in the text, news, and its author's credit. */
@Injectable()
export class SuggestionOutcome {
  constructor(
    private readonly activities: Activities,
    private readonly told: GuidanceTold,
    private readonly collaboration: Collaboration,
  ) {}

  async of(
    tx: Tx,
    actor: Actor,
    row: GuidanceRow,
    suggestion: StoredSuggestion,
    request: Request,
    at: Date,
  ): Promise<void> {
    const taken = request.decision !== 'declined';
    const kind = taken ? 'guidance_suggestion_taken' : 'guidance_suggestion_declined';
    const params: NoticeParams = request.decision === 'declined' ? { reason: request.reason } : {};
    await this.told.tell(tx, row, { kind, to: [suggestion.byId], by: actor, key: suggestion.id, params });
    if (!taken) return;
    // Other looks or punctuation for the same words are welcome, and earn nothing.
    if (!sameWords(suggestion.anchor.quote, suggestion.replacement)) {
      const { id, byId } = suggestion;
      const deed = suggestionTaken(row, { id, byId, decidedBy: actor.memberId, at });
      await this.activities.record(tx, { ...deed, recordedAt: at });
    }
    // Taken as it is, the words are their author's; changed, they are the writer's who changed them.
    if (request.decision === 'accepted') await this.edit(tx, row, suggestion, suggestion.replacement, suggestion.byId);
    if (request.decision === 'changed') await this.edit(tx, row, suggestion, request.replacement, actor.memberId);
  }

  private async edit(
    tx: Tx,
    row: GuidanceRow,
    { anchor }: StoredSuggestion,
    words: string,
    memberId: string,
  ): Promise<void> {
    const by = { organisationId: row.organisationId, memberId };
    const change = (doc: Y.Doc) => {
      const passage = findPassage(doc, anchor);
      if (passage === 'elsewhere') throw passageElsewhere();
      if (passage === 'changed') throw passageChanged();
      replacePassage(passage, words);
    };
    await this.collaboration.write(textName(row.id, anchor.language), by, change, tx);
  }
}
