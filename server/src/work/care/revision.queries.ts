import type { RevisionChanges } from '@guildhall/shared/work/practice-care';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { mayRead } from '../practices/practice.policy.js';
import { factsOf, noSuchCard, textOf } from '../practices/practice.store.js';
import { changesBetween } from './changes.rules.js';

/** Former texts of a card, for who may read it. */
@Injectable()
export class RevisionQueries {
  constructor(private readonly database: Database) {}

  /** What revision `number` changed since the one before. Throws `not_found`, also for the first, which changed nothing. */
  async changes(actor: Actor, practiceId: string, number: number): Promise<RevisionChanges> {
    await this.readable(actor, practiceId);
    const [after, before] = await Promise.all([this.text(practiceId, number), this.text(practiceId, number - 1)]);
    if (!after || !before) throw new Problem('not_found', 'There is no such change of this card.');
    return { from: number - 1, to: number, parts: changesBetween(before, after) };
  }

  /** A former text as it would be saved now: parts that cards did not have then stay as they are. Throws `not_found`. */
  async formerText(actor: Actor, practiceId: string, number: number): Promise<PracticeText> {
    await this.readable(actor, practiceId);
    const text = await this.text(practiceId, number);
    if (!text) throw new Problem('not_found', 'There is no such revision of this card.');
    return { ...(await textOf(this.database, practiceId)), ...text };
  }

  private async readable(actor: Actor, practiceId: string): Promise<void> {
    const facts = await factsOf(this.database, actor, practiceId);
    if (!facts || !mayRead(actor, facts)) throw noSuchCard();
  }

  private async text(practiceId: string, number: number): Promise<PracticeText | null> {
    const [row] = await this.database.query<{ text: PracticeText }>(
      `select text from practice_revision where practice_id = $1 and number = $2`,
      [practiceId, number],
    );
    return row?.text ?? null;
  }
}
