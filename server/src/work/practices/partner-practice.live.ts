import { partnerPracticeTopic } from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { isUuid } from '../../platform/ids.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { versionsOf } from './practice.live.js';
import { mayRead } from './practice.policy.js';
import { factsOf, noSuchCard } from './practice.store.js';

type Nothing = Record<string, never>;

/** A card of a partner council live: that it moved on, and nothing of what. */
@Injectable()
export class PartnerPracticeLive implements LiveTopic<typeof partnerPracticeTopic> {
  readonly topic = partnerPracticeTopic;

  constructor(private readonly database: Database) {}

  async authorise(actor: Actor, id: string): Promise<boolean> {
    const facts = isUuid(id) ? await factsOf(this.database, actor, id) : null;
    return facts !== null && facts.organisationId !== actor.organisationId && mayRead(actor, facts);
  }

  async snapshot(_: Actor, id: string): Promise<{ snapshot: Nothing; version: number }> {
    const version = (await this.versions([id])).get(id);
    if (version === undefined) throw noSuchCard();
    return { snapshot: {}, version };
  }

  merge(): Nothing {
    return {};
  }

  versions(ids: string[]): Promise<Map<string, number>> {
    return versionsOf(this.database, ids);
  }
}
