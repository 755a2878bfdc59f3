import type { GuidanceState } from '@guildhall/shared/work/guidance-document';
import type { GuidanceMove } from '@guildhall/shared/work/guidance-moves';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { Freeze, refuse } from './freeze.js';
import { GuidanceTold } from './guidance-news.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance } from './guidance.store.js';
import { Publications } from './publications.js';
import { standingReviews } from './review.store.js';
import { SetAsideEdition } from './set-aside.js';
import { missingToApprove, neededReviews } from './reviews.rules.js';
import { loadRevision, revisionAuthors } from './revision.store.js';
import { boundSections } from './texts.js';

interface Move {
  move: GuidanceMove;
  message: string;
  to: GuidanceState;
  at: Date;
}

/** What the weightier steps do besides changing the state. */
@Injectable()
export class MoveEffects {
  constructor(
    private readonly freeze: Freeze,
    private readonly publications: Publications,
    private readonly told: GuidanceTold,
    private readonly setAside: SetAsideEdition,
  ) {}

  async run(tx: Tx, actor: Actor, row: GuidanceRow, { move, message, to, at }: Move): Promise<GuidanceRow> {
    const step = { state: to, changedAt: at };
    switch (move) {
      case 'freeze':
        return this.freeze.run(tx, actor, row, { message, at });
      case 'approve':
        await this.checkApproval(tx, actor, row);
        return changeGuidance(tx, row, step);
      case 'publish': {
        const words = await this.publications.publish(tx, row, { by: row.ownerId, at, zone: actor.zone });
        return changeGuidance(tx, row, { ...step, words });
      }
      case 'confirm':
        await this.publications.confirm(tx, row, { by: actor.memberId, at, zone: actor.zone });
        return changeGuidance(tx, row, step);
      case 'withdraw':
        await this.publications.withdraw(tx, row, at);
        return changeGuidance(tx, row, { ...step, words: '' });
      case 'set-aside':
        return this.setAside.run(tx, actor, row, { ...step, at });
      default:
        throw new Problem('trouble', `There is no such step: ${move}.`);
    }
  }

  /** I9: every review, on the present text, an equality check among them, and not by its only author. */
  private async checkApproval(tx: Tx, actor: Actor, row: GuidanceRow): Promise<void> {
    const texts = await loadRevision(tx, row.id, row.frozenRevision!);
    const authors = await revisionAuthors(tx, row.id, row.frozenRevision!);
    refuse(
      missingToApprove({
        needed: neededReviews(row.requiredReviews, row.publicFacing),
        reviews: await standingReviews(tx, row.id, row.edition),
        sections: boundSections(texts),
        authors: authors.length > 0 ? authors : [row.ownerId],
        approver: actor.memberId,
        neededLanguages: await this.freeze.neededLanguages(tx, row.organisationId),
        languages: texts.map(({ language }) => language),
      }),
    );
  }

  /** The last review is in: who answers for it may ask for the approval. */
  async tellReady(tx: Tx, row: GuidanceRow): Promise<void> {
    const key = `${row.id}:${row.frozenRevision ?? 0}`;
    await this.told.tell(tx, row, { kind: 'guidance_ready', to: [row.ownerId, row.deputyId], by: null, key });
  }
}
