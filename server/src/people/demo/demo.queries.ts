import type { DemoPerson } from '@guildhall/shared/people/demo';
import { Inject, Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';

/** The people of the demo story, on servers in demo mode only. */
@Injectable()
export class DemoQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Throws `not_found` outside demo mode. In the order in which they were added. */
  async people(): Promise<DemoPerson[]> {
    this.demoOnly();
    return this.database.query<DemoPerson>(
      `select m.id, m.name, m.kind, m.story,
         coalesce((select jsonb_agg(distinct g.role) from role_grant g where g.member_id = m.id and g.ended_at is null), '[]') as roles,
         (select jsonb_build_object('name', u.name, 'nameCy', u.name_cy, 'kind', u.kind)
          from membership ms join unit u on u.id = ms.unit_id
          where ms.member_id = m.id and ms.during @> $1::timestamptz) as unit
       from member m join organisation o on o.id = m.organisation_id
       where o.demo and m.story is not null and m.left_at is null
       order by m.id`,
      [this.clock.now()],
    );
  }

  /** One of those people; throws `not_found` for anyone else. */
  async person(memberId: string): Promise<{ id: string; organisationId: string }> {
    this.demoOnly();
    const [member] = await this.database.query<{ id: string; organisationId: string }>(
      `select m.id, m.organisation_id as "organisationId" from member m join organisation o on o.id = m.organisation_id
       where m.id = $1 and o.demo and m.story is not null and m.left_at is null`,
      [memberId],
    );
    if (!member) throw new Problem('not_found', 'There is no such person in the demo.');
    return member;
  }

  private demoOnly(): void {
    if (!this.env.DEMO) throw new Problem('not_found', 'There is nothing at this address.');
  }
}
