import type { GuidanceThread, OpenThread, ReplyToThread } from '@guildhall/shared/work/guidance-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { holdsNow } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { GuidanceTold } from './guidance-news.js';
import { type GuidanceFacts, mayTalk } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockGuidance } from './guidance.store.js';
import { mentionedWho } from './mentioned.queries.js';
import { readThreads } from './talk.queries.js';
import { guidanceOfThread, insertComment, insertThread, present } from './talk.store.js';

/** Says something beside a passage, about the whole, or in a thread. */
@Injectable()
export class SayBesideGuidance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly told: GuidanceTold,
  ) {}

  /** Whoever looks after it or writes it is told of somebody who asks for a tip. */
  open(actor: Actor, guidanceId: string, { anchor, tip = false, ...said }: OpenThread): Promise<GuidanceThread> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await this.openFor(tx, actor, guidanceId);
      const threadId = await insertThread(tx, row, { anchor, tip, at: this.clock.now() });
      if (tip) {
        const to = [row.ownerId, row.deputyId, ...facts.authorIds];
        await this.told.tell(tx, row, { kind: 'guidance_tip', to, by: actor, key: threadId, params: inShort(said) });
      }
      return this.say(tx, actor, row, { threadId, ...said });
    });
  }

  async reply(actor: Actor, threadId: string, said: ReplyToThread): Promise<GuidanceThread> {
    const guidanceId = await guidanceOfThread(this.database, actor, threadId);
    return this.database.transaction(actor, async (tx) => {
      const { row } = await this.openFor(tx, actor, guidanceId);
      return this.say(tx, actor, row, { threadId, ...said });
    });
  }

  private async openFor(tx: Tx, actor: Actor, guidanceId: string): Promise<{ row: GuidanceRow; facts: GuidanceFacts }> {
    const locked = await lockGuidance(tx, actor, guidanceId);
    holdsNow(mayTalk(actor, locked.facts), 'Comments belong to a text that is being written or looked at.');
    return locked;
  }

  private async say(
    tx: Tx,
    actor: Actor,
    row: GuidanceRow,
    { threadId, text, mentions }: ReplyToThread & { threadId: string },
  ): Promise<GuidanceThread> {
    const at = this.clock.now();
    const id = await insertComment(tx, row, { threadId, text, byId: actor.memberId, at });
    await this.live.threadChanged(tx, await changeGuidance(tx, row), threadId);
    const to = await mentionedWho(tx, row, mentions);
    await this.told.tell(tx, row, { kind: 'guidance_mention', to, by: actor, key: id, params: inShort({ text }) });
    return present(await readThreads(tx, row.id, at, threadId));
  }
}

const inShort = ({ text }: { text: string }) => ({ text: text.length > 140 ? `${text.slice(0, 139)}…` : text });
