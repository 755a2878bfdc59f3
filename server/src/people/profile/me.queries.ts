import { type Me, memberSettings } from '@guildhall/shared/people/me';
import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { abilitiesOf } from '../access/can.js';

type MeRow = Pick<Me, 'organisation' | 'units'> & {
  member: Omit<Me['member'], 'settings'> & { settings: object };
  demo: boolean;
};

const unset = { theme: 'system', motion: 'system', presence: 'shown', weeklyMinutes: null };

/** What a member reads about themselves. */
@Injectable()
export class MeQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async me(actor: Actor): Promise<Me> {
    const [row] = await this.database.query<MeRow>(
      `select
         jsonb_build_object('id', m.id, 'name', m.name, 'email', m.email, 'locale', m.locale, 'kind', m.kind,
           'playing', m.playing, 'boardVisible', m.board_visible, 'hasPassword', m.password_hash is not null,
           'settings', m.settings) as member,
         jsonb_build_object('id', o.id, 'name', o.name, 'nameCy', o.name_cy, 'zone', o.zone, 'locales', o.locales,
           'utcOffset', (extract(epoch from ($4::timestamptz at time zone o.zone) - ($4 at time zone 'utc')) / 60)::int,
           'memberBoards', coalesce((o.settings ->> 'memberBoards')::boolean, false)) as organisation,
         coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy, 'kind', u.kind)
                                    order by cardinality(u.path))
                   from unit u where u.organisation_id = o.id and u.id = any($3::uuid[])), '[]') as units,
         o.demo
       from member m join organisation o on o.id = m.organisation_id
       where m.id = $1 and m.organisation_id = $2`,
      [actor.memberId, actor.organisationId, actor.unitPath, this.clock.now()],
    );
    if (!row) throw new Problem('not_found', 'We could not find your account.');
    return {
      member: { ...row.member, settings: memberSettings.parse({ ...unset, ...row.member.settings }) },
      organisation: row.organisation,
      units: row.units,
      abilities: abilitiesOf(actor),
      roles: actor.grants,
      demo: this.env.DEMO && row.demo,
    };
  }
}
