import { presenceTopic, type WhoIsHere } from '@guildhall/shared/people/presence';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';

interface Present {
  id: string;
  name: string;
  unitId: string | null;
}

/** Who looks at a live topic right now. Those who chose not to be shown are in no answer and no figure. */
@Injectable()
export class PresenceQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gateway: LiveGateway,
    private readonly topics: LiveTopics,
  ) {}

  /** Whether the member may see who is at this address: whoever may watch the topic itself. */
  async mayAsk(actor: Actor, address: string): Promise<boolean> {
    const found = this.topics.find(address);
    if (!found || found.handler.topic.name === presenceTopic.name) return false;
    return found.handler.authorise(actor, found.subject);
  }

  /** How many people are there, the asking one included. */
  async count(address: string): Promise<number> {
    return (await this.present(address)).length;
  }

  /** The others, as this member sees them: their own team and party by name. Throws `not_allowed`. */
  async whoIsHere(actor: Actor, address: string): Promise<WhoIsHere> {
    if (!(await this.mayAsk(actor, address))) throw new Problem('not_allowed', 'This is not open to you.');
    const company = this.topics.find(address)?.handler.company ?? false;
    const team = actor.unitPath.at(-1);
    const others = (await this.present(address)).filter(({ id }) => id !== actor.memberId);
    const known = others.filter(({ unitId }) => company || (unitId !== null && unitId === team));
    const named = known.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
    return { named, others: others.length - named.length };
  }

  private async present(address: string): Promise<Present[]> {
    const members = await this.gateway.watchersOf([presenceTopic.of(address)]);
    if (members.size === 0) return [];
    return this.database.query<Present>(
      `select m.id, m.name, ms.unit_id as "unitId"
       from member m left join membership ms on ms.member_id = m.id and ms.during @> $2::timestamptz
       where m.id = any($1) and m.left_at is null and m.settings->>'presence' is distinct from 'hidden'`,
      [[...members], this.clock.now()],
    );
  }
}
