import { Inject, Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { plainWords } from '../../platform/markdown/markdown.js';
import { reachable, REACHES } from '../practices/reach.js';
import { atom, type AtomEntry } from './atom.rules.js';
import { hashOf } from './feed.store.js';

const MOST = 30;
const SUMMARY = 300;

type Row = Omit<AtomEntry, 'summary'> & { problem: string };

/** A member's feed by its secret address: the newest practices that they may read at this moment. */
@Injectable()
export class FeedQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Atom, with addresses of the installation (`origin` where no public one is set); throws `not_found` for an address that is not, or no longer, anybody's. */
  async read(token: string, origin: string): Promise<string> {
    const [owner] = await this.database.query<{ memberId: string; organisation: string; since: Date }>(
      `select f.member_id as "memberId", o.name as organisation, f.created_at as since from practice_feed f
       join member m on m.id = f.member_id and m.left_at is null join organisation o on o.id = f.organisation_id
       where f.token_hash = $1`,
      [hashOf(token)],
    );
    if (!owner) throw new Problem('not_found', 'This feed is not there. Its owner can make a new address.');
    const rows = await this.rows(owner.memberId);
    return atom({
      id: owner.memberId,
      title: owner.organisation,
      home: (this.env.PUBLIC_URL ?? origin).replace(/\/+$/, ''),
      updatedAt: rows[0]?.publishedAt ?? owner.since,
      entries: rows.map(({ problem, ...row }) => ({ ...row, summary: plainWords(problem).slice(0, SUMMARY) })),
    });
  }

  private rows(memberId: string): Promise<Row[]> {
    return this.database.query<Row>(
      `select p.id, p.title, p.locale, author.name as author, o.name as council, p.body->>'problem' as problem,
         p.published_at as "publishedAt", greatest(p.changed_at, p.published_at) as "changedAt"
       from member m
       left join membership ms on ms.member_id = m.id and ms.during @> $2::timestamptz left join unit u on u.id = ms.unit_id
       cross join lateral ${reachable('m.organisation_id', REACHES)} p
       join member author on author.id = p.author_id join organisation o on o.id = p.organisation_id
       where m.id = $1 and p.state = 'published' order by p.published_at desc, p.id desc limit ${MOST}`,
      [memberId, this.clock.now()],
    );
  }
}
