import type { LeavingFacts } from '@guildhall/shared/outbound/leaving';
import type { Locale } from '@guildhall/shared/people/me';
import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { Database } from '../../platform/database/database.js';
import { formerColleague } from './naming.rules.js';

/** How things stand for somebody who thinks of leaving. */
@Injectable()
export class LeavingQueries {
  constructor(
    private readonly database: Database,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** People of the demo story came in without a password, so none is asked of them. */
  async facts({ organisationId, memberId }: Actor): Promise<LeavingFacts> {
    const [row] = await this.database.query<Omit<LeavingFacts, 'calledAfter'> & { locales: Locale[] }>(
      `select m.password_hash is not null and not ($3 and o.demo and m.story is not null) as "asksPassword", o.locales,
         exists (select 1 from role_grant g where g.member_id = m.id and g.role = 'admin' and g.ended_at is null)
           and not exists (select 1 from role_grant g join member a on a.id = g.member_id and a.left_at is null
             where g.organisation_id = $1 and g.role = 'admin' and g.ended_at is null and g.member_id <> m.id) as "onlyAdmin"
       from member m join organisation o on o.id = m.organisation_id where m.id = $2`,
      [organisationId, memberId, this.env.DEMO],
    );
    const { locales, ...facts } = row!;
    return { ...facts, calledAfter: formerColleague(locales) };
  }
}
