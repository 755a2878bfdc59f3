import type { NoticeKind, NoticeParams } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import type { PracticeRow } from './practice.row.js';
import { namedFor } from './named-for.js';
import type { ChangedCard } from './practice.store.js';
import { readersAmong } from './readers.queries.js';

/** What a reviewer took away, whose words went with it, and why. */
interface TakenAway {
  kind: 'question_removed' | 'answer_removed';
  /** The question's or the answer's. */
  id: string;
  writers: readonly string[];
  reason: string;
}

/** Who hears of what happens to a card: who asked, and who follows it. */
@Injectable()
export class PracticeNews {
  constructor(
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  /** Who asked hears of each answer, an author with questions of their own once a day; followers of each question that found one. */
  async answered(
    tx: Tx,
    actor: Actor,
    practice: PracticeRow,
    question: { id: string; askedBy: string; openPlace: number | null },
  ): Promise<void> {
    const to = [question.askedBy].filter((id) => id !== actor.memberId);
    if (question.openPlace === null) {
      const answers = await answersTo(tx, question.id);
      await this.tell(tx, actor, practice, { kind: 'answered', to, key: `answered:${question.id}:${answers}` });
    } else {
      await this.toldOnceADay(tx, actor, practice, to);
    }
    const followers = await this.followers(tx, actor, practice, [question.askedBy]);
    await this.tell(tx, actor, practice, { kind: 'followed_answer', to: followers, key: `answered:${question.id}` });
  }

  /** Answers to what an author asks of readers add up in one notice a day, whichever card they stand under. */
  private async toldOnceADay(tx: Tx, actor: Actor, practice: PracticeRow, to: readonly string[]): Promise<void> {
    const [today] = await tx.query<{ day: string }>(
      `select to_char($2::timestamptz at time zone zone, 'YYYY-MM-DD') as day from organisation where id = $1`,
      [practice.organisationId, this.clock.now()],
    );
    const key = `open_answers:${today!.day}`;
    await this.tell(tx, actor, practice, { kind: 'open_answers', to, key, params: { count: 1 }, adds: true });
  }

  /** Followers hear that a published card says something new. */
  async revised(tx: Tx, actor: Actor, practice: PracticeRow): Promise<void> {
    const key = `revised:${practice.id}:${practice.textVersion}`;
    const to = await this.followers(tx, actor, practice, []);
    await this.tell(tx, actor, practice, { kind: 'revised', to, key });
  }

  /** Who wrote and who keeps a card hear why it was taken out of sight. */
  hidden(tx: Tx, actor: Actor, practice: ChangedCard, reason: string): Promise<void> {
    const key = `card_hidden:${practice.id}:${practice.version}`;
    return this.tell(tx, actor, practice, {
      kind: 'card_hidden',
      to: keepers(actor, practice),
      key,
      params: { reason },
    });
  }

  /** Those whose question or answers under a card a reviewer took away hear why. */
  takenAway(tx: Tx, actor: Actor, practice: PracticeRow, { kind, id, writers, reason }: TakenAway): Promise<void> {
    const to = writers.filter((writer) => writer !== actor.memberId);
    return this.tell(tx, actor, practice, { kind, to, key: `taken_away:${id}`, params: { reason } });
  }

  shown(tx: Tx, actor: Actor, practice: ChangedCard, reason: string): Promise<void> {
    const key = `card_shown:${practice.id}:${practice.version}`;
    const to = keepers(actor, practice);
    return this.tell(tx, actor, practice, { kind: 'card_shown', to, key, params: { reason } });
  }

  /** Who hid a card hears that its writers changed it. */
  async mended(tx: Tx, actor: Actor, practice: PracticeRow): Promise<void> {
    if (practice.state !== 'hidden') return;
    const key = `card_mended:${practice.id}:${practice.textVersion}`;
    const to = [practice.closedBy ?? actor.memberId].filter((id) => id !== actor.memberId);
    await this.tell(tx, actor, practice, { kind: 'card_mended', to, key });
  }

  /** Those who follow a card that stands in the library; nobody hears of one that left it. */
  private async followers(tx: Tx, actor: Actor, practice: PracticeRow, but: readonly string[]): Promise<string[]> {
    if (practice.state !== 'published') return [];
    const rows = await tx.query<{ id: string }>(
      `select member_id as id from practice_follow where practice_id = $1 and member_id <> all($2::uuid[])`,
      [practice.id, [actor.memberId, ...but]],
    );
    return readersAmong(
      tx,
      practice,
      rows.map(({ id }) => id),
      this.clock.now(),
    );
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    { organisationId, id, title }: PracticeRow,
    {
      params,
      to: all,
      ...news
    }: { kind: NoticeKind; to: readonly string[]; key: string; params?: NoticeParams; adds?: true },
  ): Promise<void> {
    for (const { name, to } of await namedFor(tx, actor, all)) {
      const filled = { name, title, ...params };
      await this.notify.tell(tx, { organisationId, to, params: filled, link: { to: 'practice', id }, ...news });
    }
  }
}

/** Author and owner, but for the one who acts. */
function keepers(actor: Actor, { authorId, ownerId }: PracticeRow): string[] {
  return [authorId, ownerId ?? authorId].filter((id) => id !== actor.memberId);
}

async function answersTo(tx: Tx, questionId: string): Promise<number> {
  const [row] = await tx.query<{ answers: number }>(
    `select count(*)::int as answers from practice_answer where question_id = $1`,
    [questionId],
  );
  return row!.answers;
}
