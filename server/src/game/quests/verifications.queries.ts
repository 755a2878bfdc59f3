import type { WaitingEvidence } from '@guildhall/shared/game/quests';
import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { verifierOf } from './definition.rules.js';
import { decidedLately, liveBoards, seatsOf, verdictFrom } from './verifier-facts.queries.js';
import { isAsked } from './verifier.policy.js';

/** Waiting evidence that is looked through for one member at most. */
const MOST_LOOKED_AT = 500;
/** Shown at once at most. */
const MOST_SHOWN = 50;

interface WaitingRow {
  id: string;
  stepId: string;
  definition: QuestDefinition;
  memberId: string;
  name: string;
  unit: { name: string; nameCy: string | null } | null;
  unitPath: string[] | null;
  askedId: string | null;
  words: string | null;
  link: string | null;
  offeredAt: Date;
  party: string[];
}

/** The evidence that waits for a member's eye: only what they may decide on is ever offered to them. */
@Injectable()
export class VerificationsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async waitingFor(actor: Actor): Promise<WaitingEvidence[]> {
    const now = this.clock.now();
    const asked = (await this.waiting(actor, now)).filter((row) => isAsked(actor, askableOf(row)));
    const people = [...new Set(asked.flatMap((row) => [row.memberId, ...row.party]))];
    const seats = await seatsOf(this.database, actor.organisationId, [actor.memberId, ...people], now);
    const seat = seats.get(actor.memberId);
    if (!seat || asked.length === 0) return [];
    const boards = await liveBoards(this.database, actor.organisationId);
    const lately = await decidedLately(this.database, actor.memberId, now);
    const open = asked.filter((row) => {
      const contributors = [...new Set([row.memberId, ...row.party])];
      return verdictFrom({ now, seat, contributors, seats, boards, lately }).ok;
    });
    return open.slice(0, MOST_SHOWN).map((row) => asWaiting(row, actor));
  }

  /** What waits in the organisation and is not the caller's own or their party's, those that ask for them by name first. */
  private waiting(actor: Actor, now: Date): Promise<WaitingRow[]> {
    return this.database.query<WaitingRow>(
      `select e.id, c.step_id as "stepId", v.definition, c.member_id as "memberId", m.name,
         case when u.id is null then null else jsonb_build_object('name', u.name, 'nameCy', u.name_cy) end as unit,
         u.path as "unitPath", e.asked_id as "askedId", e.words, e.link, e.offered_at as "offeredAt",
         (select coalesce(jsonb_agg(p.member_id), '[]') from quest_run_member p
          where p.run_id = r.id and p.state = 'accepted') as party
       from step_contribution c
       join lateral (select * from evidence e where e.contribution_id = c.id order by e.offered_at desc, e.id desc limit 1) e on true
       join quest_run r on r.id = c.run_id join quest_version v on v.id = r.version_id
       join member m on m.id = c.member_id
       left join membership s on s.member_id = m.id and s.during @> $3::timestamptz left join unit u on u.id = s.unit_id
       where c.organisation_id = $1 and c.state = 'pending' and c.taken_back_at is null
         and r.state not in ('completed', 'withdrawn')
         and not exists (select 1 from quest_step_progress d where d.run_id = r.id and d.step_id = c.step_id)
         and not exists (select 1 from quest_run_member p where p.run_id = r.id and p.member_id = $2 and p.state = 'accepted')
         and c.member_id <> $2 and (e.asked_id is null or e.asked_id = $2)
       order by e.asked_id is null, c.made_at limit ${MOST_LOOKED_AT}`,
      [actor.organisationId, actor.memberId, now],
    );
  }
}

function askableOf({ definition, stepId, askedId, unitPath }: WaitingRow) {
  return { kind: verifierOf(definition, stepId), askedId, unitPath: unitPath ?? [] };
}

function asWaiting(row: WaitingRow, actor: Actor): WaitingEvidence {
  const step = row.definition.steps.find(({ id }) => id === row.stepId);
  return {
    id: row.id,
    quest: row.definition.title,
    step: step?.title ?? row.definition.title,
    evidence: { words: row.words, link: row.link },
    by: { id: row.memberId, name: row.name },
    unit: row.unit,
    offeredAt: row.offeredAt.toISOString(),
    askedYou: row.askedId === actor.memberId,
  };
}
