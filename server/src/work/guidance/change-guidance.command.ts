import type { ChangeGuidance as Request } from '@guildhall/shared/work/guidance-document';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { plainText } from '../richtext/words.rules.js';
import { readText, updateOf } from '../richtext/yjs.js';
import { openPictures } from '../media/media.store.js';
import { readersOf } from './publications.js';
import { languagesOf } from './begin-guidance.command.js';
import { GuidanceLive } from './guidance.live.js';
import { answerableFor } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockGuidance, saveAuthors, textName } from './guidance.store.js';
import { HandOver } from './hand-over.js';
import { isFrozen } from './machine.rules.js';
import { neededReviews } from './reviews.rules.js';

/** Changes what is said of a document: its titles, its people, for whom it is, and which reviews it needs. */
@Injectable()
export class ChangeGuidance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly collaboration: Collaboration,
    private readonly handOver: HandOver,
  ) {}

  /** Throws `not_allowed` but for who answers for it, and `not_in_this_state` while it is before its reviewers. */
  async execute(actor: Actor, id: string, changes: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, id);
      allow(actor, 'guidance.manage', answerableFor(facts), 'Its owner, deputy or an administrator changes this.');
      // Reviewers and the approver decide on what stands now, the list of reviews included.
      holdsNow(!isFrozen(row.state), 'This is before its reviewers. Take it back to drafting first.');
      const saved = await changeGuidance(tx, row, this.columns(row, changes));
      if (saved.ownerId !== row.ownerId) {
        await this.handOver.of(tx, actor, row, { to: saved.ownerId, message: '', at: saved.changedAt });
      }
      if (changes.authorIds) await saveAuthors(tx, row, changes.authorIds);
      await openPictures(tx, saved.organisationId, readersOf(saved), saved.publicFacing);
      await this.newLanguages(tx, row, saved);
      await this.lessLanguages(tx, row, saved);
      await this.live.accessChanged(tx, saved);
    });
  }

  private columns(row: GuidanceRow, { authorIds: _, titles, ...changes }: Request): Partial<GuidanceRow> {
    const publicFacing = changes.publicFacing ?? row.publicFacing;
    const all = Object.fromEntries(Object.entries({ ...row.titles, ...titles }).filter(([, title]) => title !== null));
    if (Object.keys(all).length === 0)
      throw fieldProblem('titles', 'title_needed', 'It needs a title in one language.');
    if (changes.deputyId && changes.deputyId === (changes.ownerId ?? row.ownerId))
      throw fieldProblem('deputyId', 'deputy_is_owner', 'The deputy is somebody else than the owner.');
    return {
      ...changes,
      titles: all,
      audience: { ...row.audience, ...changes.audience },
      languages: languagesOf(all),
      requiredReviews: neededReviews(changes.requiredReviews ?? row.requiredReviews, publicFacing),
      changedAt: this.clock.now(),
    };
  }

  /** A language whose title is taken out goes with its text, which has to be empty. */
  private async lessLanguages(tx: Tx, before: GuidanceRow, { id, languages }: GuidanceRow): Promise<void> {
    for (const language of before.languages.filter((name) => !languages.includes(name))) {
      const doc = await this.collaboration.read(textName(id, language), tx);
      const words = plainText(readText(doc));
      doc.destroy();
      if (words.trim() !== '')
        throw fieldProblem(`titles.${language}`, `language_has_text_${language}`, 'There is a text in this language.');
      await this.collaboration.remove(tx, textName(id, language));
    }
  }

  /** A language that has a title for the first time gets a text to write. */
  private async newLanguages(
    tx: Tx,
    before: GuidanceRow,
    { id, organisationId, languages }: GuidanceRow,
  ): Promise<void> {
    for (const language of languages.filter((name) => !before.languages.includes(name))) {
      const update = updateOf({ type: 'doc', content: [{ type: 'paragraph' }] });
      await this.collaboration.create(tx, textName(id, language), { organisationId, memberId: null, update });
    }
  }
}
