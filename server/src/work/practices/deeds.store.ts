import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import { Injectable } from '@nestjs/common';

import { Activities, type NewActivity } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import {
  type Deed,
  foundUseful,
  type Praiser,
  published,
  publishedKey,
  type RecordedReuse,
  reused,
  reusedKey,
  thanked,
  thankedKey,
  tried,
  triedKey,
  usefulKey,
} from './activities.rules.js';
import { isForOthers } from './audience.rules.js';
import type { PracticeRow } from './practice.row.js';
import type { QuestionRow } from './question.row.js';
import { ReuseRow } from './reuse.row.js';

interface Praise {
  questionId: string | null;
  byId: string;
  organisationId: string;
  /** The council of who was praised. */
  toIn: string;
  at: Date;
}

/** SQL of thanks for a card or for a question under it; those for a comment are no activity. */
const PRAISE = `
  select t.question_id as "questionId", t.by_id as "byId", t.organisation_id as "organisationId",
    t.to_organisation_id as "toIn", t.at
  from practice_thanks t left join practice_question q on q.id = t.question_id
  where t.practice_id = $1 and t.comment_id is null`;

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

  /** Thanks for a card that other teams can come upon; in a press and in words by one person they count once. */
  async praiseCard(tx: Tx, practice: PracticeRow, by: Praiser, at: Date): Promise<void> {
    if (isForOthers(practice.audience)) await this.record(tx, thanked(practice, by, at), at);
  }

  async praiseQuestion(tx: Tx, question: QuestionRow, by: Praiser, at: Date): Promise<void> {
    await this.record(tx, foundUseful(question, by, at), at);
  }

  /** The praise that went at `at`, by itself or with its question. */
  async takeBackPraise(tx: Tx, practiceId: string, at: Date): Promise<void> {
    const gone = await tx.query<Praise>(
      `${PRAISE} and $2 in (t.gone_at, q.gone_at) and (t.question_id is not null or not exists (
         select 1 from practice_thanks other where other.practice_id = $1 and other.by_id = t.by_id
           and other.comment_id is null and other.question_id is null and other.gone_at is null))`,
      [practiceId, at],
    );
    for (const { questionId, byId, toIn } of gone) {
      const key = questionId ? usefulKey(questionId, byId) : thankedKey(practiceId, byId);
      await this.takeBack(tx, toIn, [key], at);
    }
  }

  /** What a hidden card brought its author: sharing it, its reuse and thanks for it. What others did with it stays theirs. */
  async takeBackCard(tx: Tx, practice: PracticeRow, at: Date): Promise<void> {
    const reuses = (await this.recorded(tx, practice)).map(({ id }) => reusedKey(id));
    const praise = (await this.standingPraise(tx, practice)).map(({ byId }) => thankedKey(practice.id, byId));
    const keys = new Set([publishedKey(practice.id), ...reuses, ...praise]);
    await this.takeBack(tx, practice.organisationId, [...keys], at);
  }

  async giveBackCard(tx: Tx, practice: PracticeRow, at: Date): Promise<void> {
    await this.share(tx, practice, at);
    for (const reuse of await this.recorded(tx, practice)) await this.record(tx, reused(practice, reuse), at);
    for (const { byId, organisationId, at: since } of await this.standingPraise(tx, practice)) {
      await this.praiseCard(tx, practice, { memberId: byId, organisationId }, since);
    }
  }

  /** The thanks for a card itself, oldest first. */
  private standingPraise(tx: Tx, practice: PracticeRow): Promise<Praise[]> {
    return tx.query<Praise>(`${PRAISE} and t.question_id is null and t.gone_at is null order by t.at, t.id`, [
      practice.id,
    ]);
  }

  private recorded(tx: Tx, practice: PracticeRow): Promise<RecordedReuse[]> {
    return tx.rows(ReuseRow).find({
      where: { practiceId: practice.id, state: 'recorded' },
      order: { recordedAt: 'ASC', id: 'ASC' },
    }) as Promise<RecordedReuse[]>;
  }
}
