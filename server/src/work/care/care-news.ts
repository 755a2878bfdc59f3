import type { WorkLink } from '@guildhall/shared/game/work-link';
import type { NoticeKind, NoticeParams } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { namedFor } from '../practices/named-for.js';
import type { PracticeRow } from '../practices/practice.row.js';

interface Told {
  kind: NoticeKind;
  to: readonly string[];
  key: string;
  params?: NoticeParams;
  link?: WorkLink;
}

/** Who hears of a card's care: the one it is offered to, who offered it, reviewers, and who reported it. */
@Injectable()
export class CareNews {
  constructor(private readonly notify: Notify) {}

  /** Nobody is told of what they did themselves. */
  async tell(tx: Tx, actor: Actor, { organisationId, id, title }: PracticeRow, told: Told): Promise<void> {
    const { params, link = { to: 'practice', id } as const, to, ...news } = told;
    const others = to.filter((memberId) => memberId !== actor.memberId);
    for (const named of await namedFor(tx, actor, others)) {
      const filled = { name: named.name, title, ...params };
      await this.notify.tell(tx, { organisationId, link, to: named.to, params: filled, ...news });
    }
  }
}
