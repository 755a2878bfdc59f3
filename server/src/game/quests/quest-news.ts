import type { NoticeKind } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { StoredRun } from './run.js';

interface QuestNews {
  kind: Extract<
    NoticeKind,
    | 'invite'
    | 'party_joined'
    | 'together_ask_again'
    | 'verify_ask'
    | 'verify_ask_again'
    | 'verify_passed_on'
    | 'evidence_passed_on'
    | 'evidence_taken_back'
    | 'quest_opens'
    | 'returned'
    | 'confirmed'
  >;
  to: readonly string[];
  /** Sets the same kind of news of one run apart, such as the evidence it is about. */
  about?: string;
  /** Why evidence came back, or was taken back. */
  reason?: string;
}

/** Tells people where a colleague asks for them in a quest, and what became of what they did. */
@Injectable()
export class QuestNewsDesk {
  constructor(private readonly notify: Notify) {}

  tell(
    tx: Tx,
    by: Pick<Actor, 'memberId' | 'name'> | null,
    run: Pick<StoredRun, 'id' | 'organisationId' | 'definition'>,
    { kind, to, about = '', reason }: QuestNews,
  ): Promise<void> {
    const link = kind === 'evidence_taken_back' ? null : ({ to: 'quest-run', id: run.id } as const);
    return this.notify.tell(tx, {
      organisationId: run.organisationId,
      to: to.filter((each) => each !== by?.memberId),
      kind,
      params: { ...(by ? { name: by.name } : {}), quest: run.definition.title, ...(reason ? { reason } : {}) },
      link: kind.startsWith('verify_') ? { to: 'verify', id: null } : link,
      key: `${kind}:${run.id}:${about}`,
    });
  }
}
