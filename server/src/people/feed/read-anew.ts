import { meTopic, type Moved } from '@guildhall/shared/people/feed';
import { Injectable } from '@nestjs/common';

import { Database, type Sql, type Tx } from '../../platform/database/database.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { Feed } from './feed.js';

/** Has members read something anew, where they have it open. */
@Injectable()
export class ReadAnew {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed,
    private readonly live: LivePublisher,
  ) {}

  /** Told once the transaction is committed and by itself: no command waits for it, nor fails with it. */
  later(tx: Tx, what: Moved, whom: (sql: Sql) => Promise<string[]>): void {
    tx.afterCommit(() => void this.tell(what, whom).catch(() => undefined));
  }

  private async tell(what: Moved, whom: (sql: Sql) => Promise<string[]>): Promise<void> {
    const here = (await whom(this.database)).filter((id) => this.live.isWatched(meTopic.of(id)));
    const changes = new Map(here.map((id) => [id, { moved: [what] }]));
    await this.database.transaction({}, (tx) => this.feed.tell(tx, changes));
  }
}
