import type { CommentEdits } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { mayRead } from '../practices/practice.policy.js';
import { factsOf } from '../practices/practice.store.js';
import { editsOf } from './comment.queries.js';
import { noSuchComment } from './comment.store.js';

/** The history of a standing comment, for who may read its card. */
@Injectable()
export class CommentEditsQueries {
  constructor(private readonly database: Database) {}

  /** Throws `not_found` also for a comment that is gone: what it said before went with it. */
  async list(actor: Actor, id: string): Promise<CommentEdits> {
    const [comment] = await this.database.query<{ practiceId: string }>(
      `select practice_id as "practiceId" from practice_comment
       where id = $1 and gone_at is null and comment_reaches(practice_comment, $2)`,
      [id, actor.organisationId],
    );
    const facts = comment && (await factsOf(this.database, actor, comment.practiceId));
    if (!facts || !mayRead(actor, facts)) throw noSuchComment();
    return editsOf(this.database, id);
  }
}
