import type { FieldError } from '@guildhall/shared/platform/problem';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { OrganisationQueries } from '../../people/organisation/organisation.queries.js';
import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { gapFaults } from './gaps.rules.js';
import { GuidanceTold } from './guidance-news.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, writeLog } from './guidance.store.js';
import { registerFaults } from './register.rules.js';
import { openReviews, type StoredReview } from './review.store.js';
import { allReviewed, missingLanguages, neededReviews } from './reviews.rules.js';
import { keepRevision } from './revision.store.js';
import { boundSections, Texts, type WrittenText } from './texts.js';

/** Puts the text before its reviewers: a revision that does not change any more. */
@Injectable()
export class Freeze {
  constructor(
    private readonly texts: Texts,
    private readonly organisation: OrganisationQueries,
    private readonly told: GuidanceTold,
  ) {}

  /** Languages that the organisation publishes together. */
  async neededLanguages(tx: Tx, organisationId: string): Promise<string[]> {
    return (await this.organisation.settings(organisationId, tx)).bothLanguages ? ['en', 'cy'] : [];
  }

  /** Gives the document as it is then: `review`, or `ready` where every decision stands. Throws `invalid` with what is missing. */
  async run(
    tx: Tx,
    actor: Actor,
    row: GuidanceRow,
    { message, at }: { message: string; at: Date },
  ): Promise<GuidanceRow> {
    const texts = await this.texts.all(tx, row);
    refuse(this.faults(row, texts, await this.neededLanguages(tx, row.organisationId)));
    const number = await keepRevision(tx, row, texts, { kind: 'frozen', message, byId: actor.memberId, at });
    const reviews = await openReviews(tx, row, boundSections(texts), { by: actor.memberId, at });
    const done = allReviewed(neededReviews(row.requiredReviews, row.publicFacing), reviews);
    const frozen = await changeGuidance(tx, row, {
      ...{ state: done ? 'ready' : 'review', frozenRevision: number, changedSince: null, changedAt: at },
      ...{ consultationUnitId: null, consultationClosesOn: null },
    });
    if (done)
      await writeLog(tx, row, { move: 'all-reviewed', from: 'review', to: 'ready', message: '', byId: null, at });
    await this.tellReviewers(tx, actor, row, reviews);
    return frozen;
  }

  private faults(row: GuidanceRow, texts: readonly WrittenText[], needed: readonly string[]): FieldError[] {
    const empty = texts.filter(({ sections }) => sections.every(({ words }) => words === 0));
    const written = texts.filter((text) => !empty.includes(text));
    const present = written.map(({ language }) => language);
    return [
      ...empty.map(({ language }) => ({
        field: language,
        code: `text_empty_${language}`,
        message: `There is nothing to review yet in ${language === 'cy' ? 'Welsh' : 'English'}.`,
      })),
      ...missingLanguages(needed, present),
      ...written.flatMap(({ language, doc }) => gapFaults(language, doc)),
      ...(row.kind === 'register' ? written.flatMap(({ language, doc }) => registerFaults(language, doc)) : []),
    ];
  }

  private async tellReviewers(tx: Tx, actor: Actor, row: GuidanceRow, reviews: readonly StoredReview[]): Promise<void> {
    for (const { id, reviewerId, again } of reviews.filter(({ decision }) => decision === null)) {
      const kind = again ? 'guidance_review_again' : 'guidance_review';
      await this.told.tell(tx, row, { kind, to: [reviewerId], by: actor, key: id });
    }
  }
}

/** Throws `invalid` with every fault. */
export function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Problem('invalid', errors[0]!.message, { errors });
}
