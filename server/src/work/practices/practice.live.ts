import type { Question } from '@guildhall/shared/work/practice-questions';
import type { Reuse } from '@guildhall/shared/work/practice-reuse';
import type { Comment, Thanks } from '@guildhall/shared/work/practice-talk';
import {
  partnerPracticeTopic,
  type PracticeChange,
  type PracticeSnapshot,
  practiceTopic,
} from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Actor } from '../../platform/actor.js';
import { Database, type Sql, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { isUuid } from '../../platform/ids.js';
import { latest } from '../../platform/live/latest.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { readCard } from './card.queries.js';
import { PageQueries } from './page.queries.js';
import { mayRead } from './practice.policy.js';
import { factsOf } from './practice.store.js';

/** Sent to every server when a card was closed, so that those who may no longer read it stop watching. */
export const PRACTICE_CLOSED = 'practice-closed';

/** A card after a change: its id and the version it has now. */
interface Step {
  id: string;
  version: number;
}

/** One card live: its text and state, the trail of its reuse, the talk under it. */
@Injectable()
export class PracticeLive implements LiveTopic<typeof practiceTopic> {
  readonly topic = practiceTopic;

  constructor(
    private readonly database: Database,
    private readonly pages: PageQueries,
    private readonly publisher: LivePublisher,
    private readonly anew: ReadAnew,
  ) {}

  async authorise(actor: Actor, id: string): Promise<boolean> {
    const facts = isUuid(id) ? await factsOf(this.database, actor, id) : null;
    // Partner councils read a card without what is its own council's; the topic carries that too.
    return facts !== null && facts.organisationId === actor.organisationId && mayRead(actor, facts);
  }

  snapshot(_: Actor, id: string): Promise<{ snapshot: PracticeSnapshot; version: number }> {
    return this.pages.snapshot(id);
  }

  merge(earlier: PracticeChange, later: PracticeChange): PracticeChange {
    const card = later.card ?? earlier.card;
    return {
      ...(card ? { card } : {}),
      reuses: latest<Reuse>(earlier.reuses, later.reuses, later.reusesGone),
      reusesGone: [...(earlier.reusesGone ?? []), ...(later.reusesGone ?? [])],
      questions: latest<Question>(earlier.questions, later.questions, later.questionsGone),
      questionsGone: [...(earlier.questionsGone ?? []), ...(later.questionsGone ?? [])],
      comments: latest<Comment>(earlier.comments, later.comments, later.commentsGone),
      commentsGone: [...(earlier.commentsGone ?? []), ...(later.commentsGone ?? [])],
      thanks: latest<Thanks>(earlier.thanks, later.thanks, later.thanksGone),
      thanksGone: [...(earlier.thanksGone ?? []), ...(later.thanksGone ?? [])],
    };
  }

  versions(ids: string[]): Promise<Map<string, number>> {
    return versionsOf(this.database, ids);
  }

  /** Tells watchers, once the transaction is committed, what changed with the step to `version`. */
  changed(tx: Tx, practice: Step, change: PracticeChange): void {
    tx.afterCommit(() => this.publish(practice, change));
  }

  /** Tells watchers of a change that is committed already. */
  publish({ id, version }: Step, change: PracticeChange): void {
    const step = { from: version - 1, to: version };
    this.publisher.publish({ topic: practiceTopic.of(id), ...step, change });
    this.publisher.publish({ topic: partnerPracticeTopic.of(id), ...step, change: {} });
  }

  /** The card itself changed, its text or its state, and `also` this with the same step. */
  async cardChanged(tx: Tx, practice: Step, now: Date, also: PracticeChange = {}): Promise<void> {
    const read = await readCard(tx, practice.id, now);
    if (read) this.changed(tx, practice, { ...also, card: read.card });
  }

  /** What passed between councils is out of sight now: those who watch one of these cards take it as it stands. */
  async takenAnew(ids: string[]): Promise<void> {
    const rows = await this.database.query<Step>(
      `update practice_version v set version = v.version + 2 from practice p
       where p.id = v.practice_id and p.audience = 'network' and p.id = any($1::uuid[]) returning p.id, v.version`,
      [ids],
    );
    // A step from a version that nobody holds, so that each finds a gap.
    for (const row of rows) this.publish(row, {});
  }

  /** The card left the library: watchers hear of it, and every server asks anew who may go on watching. */
  async closed(tx: Tx, practice: Step, now: Date, also: PracticeChange = {}): Promise<void> {
    await this.cardChanged(tx, practice, now, also);
    await notifyAll(tx, PRACTICE_CLOSED, practice.id);
    this.anew.later(tx, 'practices', (sql) => readersAround(sql, practice.id));
  }
}

/** Who may have found it in a library: everyone in its council, and in those that share with it. */
async function readersAround(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select m.id from practice p join organisation ours on ours.id = p.organisation_id
     join organisation o on o.id = ours.id or (o.network_since is not null and ours.network_since is not null)
     join member m on m.organisation_id = o.id
     where p.id = $1 and m.left_at is null`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** The live versions of these cards. */
export async function versionsOf(sql: Sql, ids: string[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ id: string; version: number }>(
    `select practice_id as id, version from practice_version where practice_id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}
