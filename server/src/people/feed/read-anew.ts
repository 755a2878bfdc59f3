import { meTopic, type Moved } from '@guildhall/shared/people/feed';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';

import { Database, type Sql, type Tx } from '../../platform/database/database.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LOG } from '../../platform/log/log.js';
import { Feed } from './feed.js';

/** Has members read something anew, where they have it open. */
@Injectable()
export class ReadAnew {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed,
    private readonly gateway: LiveGateway,
    @Inject(LOG) private readonly log: Pick<Logger, 'error'>,
  ) {}

  /** Told once the transaction is committed and by itself: no command waits for it, nor fails with it. */
  later(tx: Tx, what: Moved, whom: (sql: Sql) => Promise<string[]>): void {
    const failed = (error: unknown) =>
      this.log.error({ err: error, moved: what }, 'feed: nobody was told to read anew');
    tx.afterCommit(() => void this.tell(what, whom).catch(failed));
  }

  private async tell(what: Moved, whom: (sql: Sql) => Promise<string[]>): Promise<void> {
    const members = await whom(this.database);
    const here = await this.gateway.watchersOf(members.map((id) => meTopic.of(id)));
    const told = members.filter((id) => here.has(id));
    const changes = new Map(told.map((id) => [id, { moved: [what] }]));
    await this.database.transaction({}, (tx) => this.feed.tell(tx, changes));
  }
}
