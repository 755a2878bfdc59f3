import type { NoticeKind, NoticeParams } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { plainWords } from '../../platform/markdown/markdown.js';
import { namedFor } from '../practices/named-for.js';
import type { PracticeRow } from '../practices/practice.row.js';
import { readersAmong } from '../practices/readers.queries.js';
import type { CommentRow } from './comment.row.js';
import { voicesIn } from './comment.store.js';

const MOST_WORDS = 140;

/** The beginning of what was said, as one line. */
export function openingOf(text: string): string {
  const words = plainWords(text);
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS - 1).trimEnd()}…`;
}

/** Who hears of the talk under a card. Each is told once, of what concerns them most, and never of what they said themselves. */
@Injectable()
export class TalkNews {
  constructor(
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  /** A comment: whom it mentions, then who speaks in its thread, then who keeps the card. */
  async said(
    tx: Tx,
    actor: Actor,
    practice: PracticeRow,
    comment: Pick<CommentRow, 'id' | 'parentId' | 'text'>,
    mentioned: string[],
  ): Promise<void> {
    const told = new Set([actor.memberId]);
    const fresh = (ids: readonly string[]) => ids.filter((id) => !told.has(id) && told.add(id));
    const params = { text: openingOf(comment.text) };
    const about = { actor, practice, params, key: `comment:${comment.id}` };
    await this.tell(tx, { ...about, kind: 'mentioned', to: fresh(mentioned) });
    const voices = comment.parentId ? await voicesIn(tx, comment.parentId) : [];
    await this.tell(tx, { ...about, kind: 'replied', to: fresh(voices) });
    await this.tell(tx, { ...about, kind: 'commented', to: fresh([practice.authorId]) });
  }

  /** Those whom an edit mentions anew. */
  mentionedNow(tx: Tx, actor: Actor, practice: PracticeRow, comment: CommentRow, mentioned: string[]): Promise<void> {
    const to = mentioned.filter((id) => id !== actor.memberId);
    const params = { text: openingOf(comment.text) };
    return this.tell(tx, { actor, practice, params, key: `comment:${comment.id}`, kind: 'mentioned', to });
  }

  removed(tx: Tx, actor: Actor, practice: PracticeRow, comment: CommentRow, reason: string): Promise<void> {
    const key = `comment_removed:${comment.id}`;
    return this.tell(tx, { actor, practice, params: { reason }, key, kind: 'comment_removed', to: [comment.byId] });
  }

  thanked(
    tx: Tx,
    actor: Actor,
    practice: PracticeRow,
    to: string,
    thanks: { id: string; reason: string },
  ): Promise<void> {
    const key = `thanks:${thanks.id}`;
    return this.tell(tx, { actor, practice, params: { reason: thanks.reason }, key, kind: 'thanked', to: [to] });
  }

  private async tell(
    tx: Tx,
    news: {
      actor: Actor;
      practice: PracticeRow;
      params: NoticeParams;
      key: string;
      kind: NoticeKind;
      to: readonly string[];
    },
  ): Promise<void> {
    const { actor, practice, params, key, kind } = news;
    for (const organisationId of await councilsOf(tx, news.to)) {
      const readers = await readersAmong(tx, { id: practice.id, organisationId }, news.to, this.clock.now());
      for (const { name, to } of await namedFor(tx, actor, readers)) {
        const filled = { name, title: practice.title, ...params };
        const link = { to: 'practice', id: practice.id } as const;
        await this.notify.tell(tx, { organisationId, to, kind, params: filled, link, key });
      }
    }
  }
}

/** The councils these people are of: under a network card several may talk. */
async function councilsOf(tx: Tx, memberIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct organisation_id as id from member where id = any($1::uuid[])`,
    [memberIds],
  );
  return rows.map(({ id }) => id);
}
