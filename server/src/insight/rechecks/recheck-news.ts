import type { RecheckFinding } from '@guildhall/shared/insight/rechecks';
import type { NoticeParams } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { Outcome } from './outcome.queries.js';

/** Who hears of an outcome that is looked at once more: who is asked to look, and who recorded it. */
@Injectable()
export class RecheckNews {
  constructor(
    private readonly notify: Notify,
    private readonly anew: ReadAnew,
  ) {}

  async ask(tx: Tx, outcome: Outcome, memberId: string, how: 'recheck_ask' | 'recheck_ask_again'): Promise<void> {
    const { organisationId, id } = outcome;
    const [by] = await tx.query<{ name: string }>(`select name from member where id = $1`, [outcome.recordedBy]);
    await this.notify.tell(tx, {
      organisationId,
      to: [memberId],
      kind: how,
      params: { name: by!.name, title: titleOf(outcome) },
      link: { to: 'verify', id: null },
      key: `${how}:${id}`,
    });
    this.moved(tx, memberId);
  }

  /** Once, whoever is asked; it names nobody, because that may change. */
  async drawn(tx: Tx, outcome: Outcome): Promise<void> {
    await this.tellRecorder(tx, outcome, 'recheck_drawn', {});
  }

  async found(tx: Tx, outcome: Outcome, by: Actor, finding: RecheckFinding, note: string | null): Promise<void> {
    await this.tellRecorder(tx, outcome, `recheck_${finding}`, { name: by.name, reason: note ?? '' });
    this.moved(tx, by.memberId);
  }

  /** They have it open, perhaps: what waits for their eye is another now. */
  moved(tx: Tx, memberId: string): void {
    this.anew.later(tx, 'verifications', () => Promise.resolve([memberId]));
  }

  private tellRecorder(
    tx: Tx,
    outcome: Outcome,
    kind: 'recheck_drawn' | `recheck_${RecheckFinding}`,
    params: NoticeParams,
  ): Promise<void> {
    const { organisationId, id, recordedBy, card, step } = outcome;
    const link = card ? ({ to: 'practice', id: card.id } as const) : ({ to: 'quest-run', id: step!.run } as const);
    const told = { kind, params: { ...params, title: titleOf(outcome) }, link, key: `${kind}:${id}` };
    return this.notify.tell(tx, { organisationId, to: [recordedBy], ...told });
  }
}

/** The practice that was tried, or the quest. */
export function titleOf({ card, step }: Outcome): string | { en: string; cy?: string } {
  return card ? card.title : step!.definition.title;
}
