import type { CommentEdits } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { mayRead } from '../practices/practice.policy.js';
import { factsOf } from '../practices/practice.store.js';
import { editsOf } from './comment.queries.js';

/** The history of a standing comment, for who may read its card. */
@Injectable()
export class CommentEditsQueries {
  constructor(private readonly database: Database) {}

  /** Throws `not_found` also for a comment that is gone: what it said before went with it. */
  async list(actor: Actor, id: string): Promise<CommentEdits> {
    const [comment] = await this.database.query<{ practiceId: string }>(
      `select practice_id as "practiceId" from practice_comment
       where organisation_id = $1 and id = $2 and gone_at is null`,
      [actor.organisationId, id],
    );
    const facts = comment && (await factsOf(this.database, actor, comment.practiceId));
    if (!facts || !mayRead(actor, facts)) throw new Problem('not_found', 'We could not find that comment.');
    return editsOf(this.database, id);
  }
}
