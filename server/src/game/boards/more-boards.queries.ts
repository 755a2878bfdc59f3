import type { BoardFace, MoreBoards } from '@guildhall/shared/game/boards';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { effectiveState } from '../challenges/lifecycle.rules.js';
import { BoardQueries } from './boards.queries.js';
import { IS_RACE } from './places.queries.js';

const MOST_CHALLENGES = 100;
const FACE = `jsonb_build_object('id', b.id, 'subjectKind', b.subject_kind, 'span', b.span)`;

interface ChallengeRow {
  id: string;
  state: MoreBoards['challenges'][number]['state'];
  title: MoreBoards['challenges'][number]['title'];
  startsAt: Date;
  endsAt: Date;
  unitKind: MoreBoards['challenges'][number]['unitKind'];
  board: BoardFace;
}

/** The boards of earlier seasons, and of challenges in which units race. */
@Injectable()
export class MoreBoardQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly boards: BoardQueries,
  ) {}

  /** Of people only where the organisation wants such boards. */
  async read({ organisationId }: Actor): Promise<MoreBoards> {
    const [seasons, challenges] = await Promise.all([this.seasons(organisationId), this.challenges(organisationId)]);
    return { seasons, challenges };
  }

  private async seasons(organisationId: string): Promise<MoreBoards['seasons']> {
    const people = await this.boards.peopleAreShown(organisationId);
    const rows = await this.database.query<{ number: number; startsAt: Date; endsAt: Date; boards: BoardFace[] }>(
      `select s.number, s.starts_at as "startsAt", s.ends_at as "endsAt",
              jsonb_agg(${FACE} order by b.subject_kind = 'member', b.subject_kind = 'department') as boards
       from season s join board b on b.organisation_id = s.organisation_id and b.span = 'season' and b.span_id = s.id
       where s.organisation_id = $1 and (b.subject_kind <> 'member' or $3)
         and s.starts_at < (select max(starts_at) from season where organisation_id = $1 and starts_at <= $2)
       group by s.id order by s.starts_at desc`,
      [organisationId, this.clock.now(), people],
    );
    return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }));
  }

  private async challenges(organisationId: string): Promise<MoreBoards['challenges']> {
    const rows = await this.database.query<ChallengeRow>(
      `select c.id, c.state, c.title, c.starts_at as "startsAt", c.ends_at as "endsAt", units.kind as "unitKind",
              ${FACE} as board
       from challenge c
       join lateral (select * from board where organisation_id = c.organisation_id and span = 'challenge'
                       and span_id = c.id order by version desc limit 1) b on true
       join lateral (select case when count(distinct u.kind) = 1 then min(u.kind) end as kind
                     from challenge_unit cu join unit u on u.id = cu.shown_as where cu.challenge_id = c.id) units on true
       where c.organisation_id = $1 and ${IS_RACE}
       order by c.state = 'settled', c.ends_at desc, c.id limit ${MOST_CHALLENGES}`,
      [organisationId],
    );
    return rows.map((row) => ({
      ...row,
      state: effectiveState(row, this.clock.now()),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    }));
  }
}
