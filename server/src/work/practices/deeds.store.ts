import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import { Injectable } from '@nestjs/common';

import { Activities, type NewActivity } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import {
  type Deed,
  published,
  publishedKey,
  type RecordedReuse,
  reused,
  reusedKey,
  tried,
  triedKey,
} from './activities.rules.js';
import { isForOthers } from './audience.rules.js';
import type { PracticeRow } from './practice.row.js';
import { ReuseRow } from './reuse.row.js';

/** Records what this feature's deeds are to the game, and takes them back; a deed done again counts anew. */
@Injectable()
export class Deeds {
  constructor(private readonly activities: Activities) {}

  async record<K extends ActivityKind>(tx: Tx, deed: Deed<K>, recordedAt: Date): Promise<void> {
    const key = await this.activities.keyAgain(tx, deed.organisationId, deed.key);
    const activity: NewActivity<K> = { ...deed, key, recordedAt };
    await this.activities.record(tx, activity);
  }

  /** Sharing a card, once other teams can come upon it. */
  async share(tx: Tx, practice: PracticeRow, at: Date): Promise<void> {
    if (isForOthers(practice.audience)) await this.record(tx, published(practice, at), at);
  }

  /** Takes back the standing ones of these plain keys. */
  async takeBack(tx: Tx, organisationId: string, plainKeys: string[], at: Date): Promise<void> {
    // The key that a deed would take next is the standing one's: only taking back moves it on.
    const keys: string[] = [];
    for (const key of plainKeys) keys.push(await this.activities.keyAgain(tx, organisationId, key));
    await this.activities.revoke(tx, organisationId, keys, at);
  }

  /** Both sides of a reuse: who recorded it tried something, and the author's card was of use. */
  async recordReuse(tx: Tx, practice: PracticeRow, reuse: RecordedReuse, at: Date): Promise<void> {
    const [author] = await tx.query<{ unitId: string }>(
      `select unit_id as "unitId" from membership where member_id = $1 and during @> $2::timestamptz`,
      [practice.authorId, at],
    );
    const known = practice.organisationId === reuse.organisationId ? (author?.unitId ?? null) : null;
    await this.record(tx, tried(practice, reuse, known), at);
    await this.record(tx, reused(practice, reuse), at);
  }

  async takeBackReuse(tx: Tx, practice: PracticeRow, reuse: ReuseRow, at: Date): Promise<void> {
    await this.takeBack(tx, reuse.organisationId, [triedKey(reuse.id)], at);
    await this.takeBack(tx, practice.organisationId, [reusedKey(reuse.id)], at);
  }

  /** What a hidden card brought its author: sharing it, and its reuse. What others did with it stays theirs. */
  async takeBackCard(tx: Tx, practice: PracticeRow, at: Date): Promise<void> {
    const keys = (await this.recorded(tx, practice)).map(({ id }) => reusedKey(id));
    await this.takeBack(tx, practice.organisationId, [publishedKey(practice.id), ...keys], at);
  }

  async giveBackCard(tx: Tx, practice: PracticeRow, at: Date): Promise<void> {
    await this.share(tx, practice, at);
    for (const reuse of await this.recorded(tx, practice)) await this.record(tx, reused(practice, reuse), at);
  }

  private recorded(tx: Tx, practice: PracticeRow): Promise<RecordedReuse[]> {
    return tx.rows(ReuseRow).find({
      where: { practiceId: practice.id, state: 'recorded' },
      order: { recordedAt: 'ASC', id: 'ASC' },
    }) as Promise<RecordedReuse[]>;
  }
}
