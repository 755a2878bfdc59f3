import type { BadgeFace } from '@guildhall/shared/game/badges';
import type { WorkLink } from '@guildhall/shared/game/work-link';
import type { NoticeKind, NoticeParams } from '@guildhall/shared/outbound/notices';

import type { Tx } from '../platform/database/database.js';

/** Something some members should be told of. */
export interface News {
  organisationId: string;
  /** Whom to tell; never the one who did it. */
  to: readonly string[];
  kind: NoticeKind;
  params: NoticeParams;
  /** Where its one action leads. */
  link: WorkLink | null;
  /** What it is about, such as `returned:<verification>`: the same news under one key is told to a member once. */
  key: string;
  /** While it is unread, the same again adds to its `count` and makes it new. */
  adds?: true;
  /** The badge that is laid on the velvet, once, when they see it. */
  celebrate?: BadgeFace;
}

/** News of a practice that is to be as if it had never been told. */
export interface Recalled {
  practiceId: string;
  /** What was told since then … */
  since: Date;
  /** … and up to now goes from those whom the practice does not reach now, */
  at: Date;
  /** and from everybody under a key that begins like this. */
  about: readonly string[];
}

export interface Carrier {
  tell(tx: Tx, news: readonly News[]): Promise<void>;
  recall(tx: Tx, recalled: Recalled): Promise<void>;
}

/**
 * How work and game tell people something without knowing how it reaches them: what is told stands or falls with the
 * transaction. One feature above carries it; where there is none, nothing is told.
 */
export class Notify {
  private carrier: Carrier | null = null;

  /** There is one carrier in a process. */
  carryWith(carrier: Carrier): void {
    this.carrier = carrier;
  }

  async tell(tx: Tx, ...news: News[]): Promise<void> {
    const telling = news.filter(({ to }) => to.length > 0);
    if (telling.length > 0) await this.carrier?.tell(tx, telling);
  }

  async recall(tx: Tx, recalled: Recalled): Promise<void> {
    await this.carrier?.recall(tx, recalled);
  }
}
