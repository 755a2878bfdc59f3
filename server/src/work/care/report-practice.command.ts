import type { ReportPractice as Request } from '@guildhall/shared/work/practice-care';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import type { Resource } from '../../people/access/can.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { cardResource } from '../practices/practice.policy.js';
import type { PracticeRow } from '../practices/practice.row.js';
import { keepShare, lockReachable } from '../practices/practice.store.js';
import { lockAnswer, lockQuestion } from '../practices/question.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { lockComment } from '../talk/comment.store.js';
import { CareNews } from './care-news.js';
import { ReportRow } from './report.row.js';
import { reviewersOf } from './reviewers.queries.js';

constraintMeans('practice_report_once', () => new Problem('already_done', 'You have told the reviewers already.'));

/**
 * Tells the reviewers of the card's own council that something about it, or what was said under it, is not right. Partner
 * councils may, too. Its author is not told who did.
 */
@Injectable()
export class ReportPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: CareNews,
  ) {}

  /** Throws `not_allowed` for what is one's own, `already_done` while one's own report of it waits. */
  async execute(actor: Actor, practiceId: string, { about, reason }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, resource, ...named } = await reported(tx, actor, practiceId, about);
      allow(actor, 'practice.report', resource, 'This is your own: you can change it or take it back yourself.');
      holdsNow(isOpen(practice.state), 'This card is not in the library now.');
      const { memberId: byId } = actor;
      const { organisationId } = practice;
      const byInId = actor.organisationId === organisationId ? null : actor.organisationId;
      const id = newId();
      const at = this.clock.now();
      if (byInId) await keepShare(tx, { homeId: organisationId, practiceId, organisationId: byInId }, at);
      await tx.rows(ReportRow).insert({ id, organisationId, practiceId, ...named, byId, byInId, reason, at });
      const to = await reviewersOf(tx, organisationId);
      const link = { to: 'reports', id: null } as const;
      await this.news.tell(tx, actor, practice, {
        kind: 'report_ask',
        to,
        key: `report:${id}`,
        params: { reason },
        link,
      });
    });
  }
}

type Reported = Pick<ReportRow, 'commentId' | 'questionId' | 'answerId'> & {
  practice: PracticeRow;
  resource: Resource;
};

/** What is reported under its lock. Reporting is done in one's own organisation, also under a card of a partner council. */
async function reported(tx: Tx, actor: Actor, practiceId: string, about: Request['about']): Promise<Reported> {
  const { organisationId } = actor;
  const nothing = { commentId: null, questionId: null, answerId: null };
  if (!about) {
    const { practice, facts } = await lockReachable(tx, actor, practiceId);
    return { ...nothing, practice, resource: { ...cardResource(facts), organisationId } };
  }
  const { practice, by, named } = await lockSaid(tx, actor, about);
  if (practice.id !== practiceId) throw new Problem('not_found', 'We could not find that under this card.');
  return { ...nothing, ...named, practice, resource: { organisationId, ownerId: by } };
}

async function lockSaid(tx: Tx, actor: Actor, { kind, id }: NonNullable<Request['about']>) {
  switch (kind) {
    case 'comment': {
      const { practice, comment } = await lockComment(tx, actor, id);
      return { practice, by: comment.byId, named: { commentId: id } };
    }
    case 'question': {
      const { practice, question } = await lockQuestion(tx, actor, id);
      return { practice, by: question.askedBy, named: { questionId: id } };
    }
    case 'answer': {
      const { practice, question, answer } = await lockAnswer(tx, actor, id);
      return { practice, by: answer.answeredBy, named: { questionId: question.id, answerId: id } };
    }
  }
}
