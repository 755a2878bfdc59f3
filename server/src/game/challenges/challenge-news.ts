import { challengeTopic } from '@guildhall/shared/game/challenges';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { NoticeKind } from '@guildhall/shared/outbound/notices';
import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import type { StoredChallenge } from './challenge.store.js';
import { CHALLENGE_ACCESS } from './challenges.live.js';
import { keepPastSponsor, sponsorIsAsked } from './sponsor.store.js';

/** Who answers for a challenge. */
export function peopleOf({ ownerId, deputyId, sponsorId }: StoredChallenge): string[] {
  return [ownerId, deputyId, sponsorId].filter((id) => id !== null);
}

/** Says what happens to a challenge: to the people concerned, and live to whoever looks at it. */
@Injectable()
export class ChallengeNewsDesk {
  constructor(
    private readonly notify: Notify,
    private readonly publisher: LivePublisher,
    private readonly anew: ReadAnew,
  ) {}

  /** Asks a named sponsor for their yes, once for each version of what they would agree to. */
  async askSponsor(tx: Tx, challenge: StoredChallenge, now: Date): Promise<void> {
    if (!challenge.sponsorId || challenge.sponsorAcceptedAt) return;
    await sponsorIsAsked(tx, challenge, now);
    await this.tell(tx, challenge, [challenge.sponsorId], 'sponsor_ask', { instance: String(challenge.version) });
  }

  /** Tells whoever was asked, or had said yes, that somebody else is asked now, and keeps that for when they look for it. */
  async passSponsorOn(tx: Tx, before: StoredChallenge, after: StoredChallenge, now: Date): Promise<void> {
    const { sponsorId } = before;
    if (!sponsorId || sponsorId === after.sponsorId) return;
    await keepPastSponsor(tx, before, sponsorId, 'withdrawn', now);
    const instance = String(after.version);
    await this.tell(tx, after, [sponsorId], 'sponsor_withdrawn', { instance });
  }

  /** `more` fills what the words of this kind say besides the challenge and its people, such as a `reason`. */
  async tell(
    tx: Tx,
    challenge: StoredChallenge,
    to: readonly string[],
    kind: NoticeKind,
    { instance = '', ...more }: { instance?: string; reason?: string; name?: string } = {},
  ): Promise<void> {
    const { organisationId, id, title } = challenge;
    await this.notify.tell(tx, {
      organisationId,
      to,
      kind,
      params: { challenge: title, ...(await speakerOf(tx, challenge, kind)), ...more },
      link: { to: 'challenge', id },
      key: `${kind}:${id}:${instance}`,
    });
  }

  /** Everybody who takes part or answers for it, once each. */
  async concerned(tx: Tx, challenge: StoredChallenge): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select distinct member_id as id from challenge_points where challenge_id = $1 and points > 0`,
      [challenge.id],
    );
    return [...new Set([...peopleOf(challenge), ...rows.map(({ id }) => id)])];
  }

  /**
   * Lets watchers know, once committed, that words, dates or people of the challenge are other now; `before` is what it was
   * where its people may be others.
   */
  async said(tx: Tx, challenge: StoredChallenge, before: StoredChallenge = challenge): Promise<void> {
    const { id, version, state } = challenge;
    this.listed(tx, challenge, before);
    tx.afterCommit(() =>
      this.publisher.publish({ topic: challengeTopic.of(id), from: version - 1, to: version, change: { words: true } }),
    );
    // A draft is for its people only, and who they are may have changed.
    if (state === 'draft') await notifyAll(tx, CHALLENGE_ACCESS, id);
  }

  /** Has those who find it in their list of challenges, or found it there before, read that list anew. */
  listed(tx: Tx, challenge: StoredChallenge, before: StoredChallenge = challenge): void {
    const people = [...peopleOf(challenge), ...peopleOf(before)];
    this.anew.later(tx, 'challenges', (sql) => readersOf(sql, challenge, people));
  }
}

/** Everyone, once it has been on the calendar; before, its people and the administrators. */
async function readersOf(
  sql: Sql,
  { organisationId, scheduledAt }: StoredChallenge,
  people: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select m.id from member m
     where m.organisation_id = $1 and m.left_at is null and ($2 or m.id = any($3) or exists (
       select 1 from role_grant g where g.member_id = m.id and g.role = 'admin' and g.ended_at is null))`,
    [organisationId, scheduledAt !== null, people],
  );
  return rows.map(({ id }) => id);
}

/** Who says it, where the words name someone: the owner asks, the sponsor answers. */
async function speakerOf(
  tx: Tx,
  { ownerId, sponsorId }: StoredChallenge,
  kind: NoticeKind,
): Promise<{ name?: string }> {
  if (!kind.startsWith('sponsor_')) return {};
  const [speaker] = await tx.query<{ name: string }>(`select name from member where id = $1`, [
    kind === 'sponsor_accepted' || kind === 'sponsor_declined' ? sponsorId : ownerId,
  ]);
  return { name: speaker?.name ?? '' };
}
