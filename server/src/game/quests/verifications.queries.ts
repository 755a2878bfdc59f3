import type { WaitingEvidence } from '@guildhall/shared/game/verifications';
import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import { Injectable } from '@nestjs/common';

import { administers } from '../../people/access/can.js';
import type { Actor, Role } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { decidedLately, type KnownFacts, liveBoards, seatsOf, unledAt, verdictFrom } from './verifier-facts.queries.js';

/** Waiting evidence that is looked through at a time. */
const AT_ONCE = 200;
/** Shown at once at most. */
const MOST_SHOWN = 50;

/** Where evidence stands in the order: whether it asks for somebody else, when its step was done to the microsecond, its contribution. */
type Key = [boolean, string, string];

interface WaitingRow {
  id: string;
  stepId: string;
  definition: QuestDefinition;
  memberId: string;
  name: string;
  unit: { name: string; nameCy: string | null } | null;
  askedId: string | null;
  words: string | null;
  link: string | null;
  offeredAt: Date;
  party: string[];
  key: Key;
}

type Facts = Pick<KnownFacts, 'now' | 'boards' | 'lately'>;

/** The evidence that waits for a member's eye: only what they may decide on is ever offered to them. */
@Injectable()
export class VerificationsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async waitingFor(actor: Actor): Promise<WaitingEvidence[]> {
    const facts = await this.facts(actor);
    const open: WaitingRow[] = [];
    let last: WaitingRow | undefined;
    do {
      const rows = await this.waiting(actor, facts.now, last);
      open.push(...(await this.decidable(actor, rows, facts)));
      last = rows[AT_ONCE - 1];
    } while (last && open.length < MOST_SHOWN);
    const shown = open.slice(0, MOST_SHOWN);
    const before = await this.askedBefore(shown);
    return shown.map((row) => asWaiting(row, actor, before.get(row.id) ?? null));
  }

  /** What was asked for when evidence came back last, by the one that is offered now. */
  private async askedBefore(rows: readonly WaitingRow[]): Promise<Map<string, WaitingEvidence['askedBefore']>> {
    if (rows.length === 0) return new Map();
    const found = await this.database.query<{ id: string; by: string; reason: string }>(
      `select distinct on (now.id) now.id, m.name as by, v.reason
       from evidence now join evidence e on e.contribution_id = now.contribution_id
       join verification v on v.evidence_id = e.id join member m on m.id = v.verifier_id
       where now.id = any($1) and v.decision = 'returned' order by now.id, v.decided_at desc`,
      [rows.map(({ id }) => id)],
    );
    return new Map(found.map(({ id, ...asked }) => [id, asked]));
  }

  private async facts({ organisationId, memberId }: Actor): Promise<Facts> {
    const now = this.clock.now();
    const [boards, lately] = await Promise.all([
      liveBoards(this.database, organisationId),
      decidedLately(this.database, memberId, now),
    ]);
    return { now, boards, lately };
  }

  /** Those on which invariant I4 lets the member decide. */
  private async decidable(actor: Actor, rows: readonly WaitingRow[], facts: Facts): Promise<WaitingRow[]> {
    if (rows.length === 0) return [];
    const people = [...new Set(rows.flatMap((row) => [row.memberId, ...row.party]))];
    const seats = await seatsOf(this.database, actor.organisationId, [actor.memberId, ...people], facts.now);
    const seat = seats.get(actor.memberId);
    if (!seat) return [];
    return rows.filter((row) => {
      const contributors = [...new Set([row.memberId, ...row.party])];
      return verdictFrom({ ...facts, seat, contributors, seats }).ok;
    });
  }

  /** What waits for someone like the caller and is not their own or their party's, those that ask for them by name first. */
  private waiting(actor: Actor, now: Date, after?: WaitingRow): Promise<WaitingRow[]> {
    const unled = administers(actor)
      ? unledAt({ path: 'place.path', member: 'c.member_id', run: 'c.run_id', now: '$3' })
      : 'false';
    return this.database.query<WaitingRow>(
      // Apart, since planning all these tables in one join takes five times as long as reading them.
      `with pending as materialized (
         select c.id, c.step_id, c.member_id, c.made_at, c.run_id, r.version_id
         from step_contribution c join quest_run r on r.id = c.run_id
         where c.organisation_id = $1 and c.state = 'pending' and c.taken_back_at is null and c.member_id <> $2
           and r.state not in ('completed', 'withdrawn')
           and not exists (select 1 from quest_step_progress d where d.run_id = r.id and d.step_id = c.step_id)
           and not exists (select 1 from quest_run_member p where p.run_id = r.id and p.member_id = $2 and p.state = 'accepted')
       )
       select e.id, c.step_id as "stepId", v.definition, c.member_id as "memberId", m.name,
         case when u.id is null then null else jsonb_build_object('name', u.name, 'nameCy', u.name_cy) end as unit,
         e.asked_id as "askedId", e.words, e.link, e.offered_at as "offeredAt",
         (select coalesce(jsonb_agg(p.member_id), '[]') from quest_run_member p
          where p.run_id = c.run_id and p.state = 'accepted') as party,
         jsonb_build_array(e.asked_id is distinct from $2, c.made_at, c.id) as key
       from pending c
       join lateral (select * from evidence e where e.contribution_id = c.id order by e.offered_at desc, e.id desc limit 1) e on true
       join quest_version v on v.id = c.version_id
       join member m on m.id = c.member_id
       left join membership s on s.member_id = m.id and s.during @> $3::timestamptz left join unit u on u.id = s.unit_id
       cross join lateral (
         select coalesce(u.path, '{}') as path,
           u.path && $5::uuid[] or u.path[cardinality(u.path)] = any($6::uuid[]) as in_care) place
       -- whom the step asks, as in verifier.policy
       where ((e.passed_on_at is not null and (place.in_care or $7::boolean)) or case jsonb_path_query_first(v.definition, '$.steps[*] ? (@.id == $id).by.verifier', jsonb_build_object('id', c.step_id)) #>> '{}'
           when 'named' then e.asked_id = $2
           when 'lead' then place.in_care or ${unled}
           when 'outside' then place.path = '{}' or place.path[cardinality(place.path)] <> all($4::uuid[])
           else place.path = '{}' or coalesce(place.path[2], place.path[1]) = any($4::uuid[]) or place.in_care
         end)
         and ($8::boolean is null
           or (e.asked_id is distinct from $2, c.made_at, c.id) > ($8::boolean, $9::timestamptz, $10::uuid))
       order by e.asked_id is distinct from $2, c.made_at, c.id limit ${AT_ONCE}`,
      [
        ...[
          actor.organisationId,
          actor.memberId,
          now,
          actor.unitPath,
          unitsOf(actor, 'manager'),
          unitsOf(actor, 'lead'),
        ],
        ...[administers(actor), ...(after?.key ?? [null, null, null])],
      ],
    );
  }
}

function unitsOf({ grants }: Actor, held: Role): string[] {
  return grants.flatMap(({ role, unitId }) => (role === held && unitId !== null ? [unitId] : []));
}

function asWaiting(row: WaitingRow, actor: Actor, askedBefore: WaitingEvidence['askedBefore']): WaitingEvidence {
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
    askedBefore,
  };
}
