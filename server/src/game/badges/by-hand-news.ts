import type { NoticeKind } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { wallsOf } from './badge-news.js';
import type { AwardInHand } from './by-hand.store.js';

type Told = Extract<
  NoticeKind,
  'badge_taken_back' | 'badge_asked' | 'badge_stays' | 'badge_given_back' | 'badge_free_again'
>;

/** Who said something about an award, in which words and when; `number` tells the moves of one award apart. */
interface Saying {
  actor: Actor;
  words: string;
  number: number;
  at: Date;
}

/** Tells what people do about an award by hand: its holder, who decided, and nobody else. */
@Injectable()
export class ByHandNews {
  constructor(
    private readonly notify: Notify,
    private readonly anew: ReadAnew,
  ) {}

  /** Everyone whose award it is: the member, or all who sit in the unit. */
  async tellHolder(tx: Tx, award: AwardInHand, kind: Exclude<Told, 'badge_asked'>, saying: Saying): Promise<void> {
    const to = await wallsOf(tx, [award.memberId ?? award.unitId!], saying.at);
    const ofUnit = award.unitId !== null && (kind === 'badge_taken_back' || kind === 'badge_given_back');
    await this.tell(tx, award, ofUnit ? `unit_${kind}` : kind, to, saying);
    this.anew.later(tx, 'badges', () => Promise.resolve(to));
  }

  /** Those who can answer; where they have the page open, the question comes to it. */
  async tellAsked(tx: Tx, award: AwardInHand, to: readonly string[], saying: Saying): Promise<void> {
    await this.tell(tx, award, 'badge_asked', to, saying);
    this.anew.later(tx, 'badges', () => Promise.resolve([...to]));
  }

  /** Whoever asked hears that it stays. */
  async tellAsker(tx: Tx, award: AwardInHand, askedBy: string, saying: Saying): Promise<void> {
    await this.tell(tx, award, 'badge_stays', [askedBy], saying);
    this.anew.later(tx, 'badges', (sql) => wallsOf(sql, [award.memberId ?? award.unitId!], saying.at));
  }

  private async tell(
    tx: Tx,
    { id, organisationId, badgeId, badge, unitId, holder }: AwardInHand,
    kind: NoticeKind,
    to: readonly string[],
    { actor, words, number }: Saying,
  ): Promise<void> {
    await this.notify.tell(tx, {
      organisationId,
      to: to.filter((memberId) => memberId !== actor.memberId),
      kind,
      params: {
        badge,
        name: actor.name,
        reason: words,
        ...(unitId ? { unit: { en: holder.name, cy: holder.nameCy } } : {}),
      },
      link: { to: 'badge', id: badgeId },
      key: `${kind}:${id}:${number}`,
    });
  }
}

/**
 * Who answers what somebody asks: whoever took it back, where that is another person, is here and still looks after badges;
 * else all others who do.
 */
export async function answerersOf(sql: Sql, asker: Actor, takenBy: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select m.id from member m where m.organisation_id = $1 and m.left_at is null and exists (
       select 1 from role_grant g where g.member_id = m.id and g.role = 'admin' and g.ended_at is null)
       and m.id <> $2`,
    [asker.organisationId, asker.memberId],
  );
  const here = rows.map(({ id }) => id);
  return here.includes(takenBy) ? [takenBy] : here;
}
