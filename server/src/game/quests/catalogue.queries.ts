import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import type { QuestCard, QuestFilter, QuestPage } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { asOffered, companiesOf, isCounted } from './definition.rules.js';
import { offeredQuest } from './quest.store.js';
import type { RunState } from './run.rules.js';

/** "Lately" for who finished a quest: 90 days in milliseconds. */
const LATELY_MS = 90 * 24 * 60 * 60 * 1000;
/** Fewer people than this are never counted out loud (invariant I7). */
const FEWEST = 5;

interface CardRow {
  id: string;
  slug: string;
  definition: QuestDefinition;
  own: { id: string; state: RunState } | null;
  doneBefore: boolean;
}

/** The latest open run of the caller for quest `q`, and whether they ever finished it. */
const OWN = `
  (select jsonb_build_object('id', r.id, 'state', r.state) from quest_run_member p join quest_run r on r.id = p.run_id
   where p.member_id = $2 and p.quest_id = q.id and p.active) as own,
  exists (select 1 from quest_run_member p join quest_run r on r.id = p.run_id
          where p.member_id = $2 and p.quest_id = q.id and p.state = 'accepted' and r.state = 'completed') as "doneBefore"`;

/** What members read of quests. */
@Injectable()
export class CatalogueQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Offered quests that fit the filter: open ones first, the lower levels and the shorter ones before the others. */
  async catalogue(actor: Actor, filter: QuestFilter): Promise<QuestCard[]> {
    const rows = await this.database.query<CardRow>(
      `select q.id, q.slug, v.definition, ${OWN}
       from quest q join quest_version v on v.quest_id = q.id and v.number = q.current_version
       where q.organisation_id = $1 and q.retired_at is null
         and ($3::text is null or plain(concat_ws(' ', v.definition #>> '{title,en}', v.definition #>> '{title,cy}',
              v.definition #>> '{why,en}', v.definition #>> '{why,cy}')) like '%' || plain($3) || '%')
         and ($4::int is null or (v.definition ->> 'minutes')::int <= $4)
         and ($5::int is null or (v.definition ->> 'level')::int = $5)
         and ($6::text is null or v.definition -> 'companies' ? $6)
         and ($7::text is null or (v.definition ->> 'coming')::boolean = ($7 = 'coming'))
         and ($8::text is null or exists (select 1 from jsonb_array_elements(v.definition -> 'steps') s
              where s #>> '{by,place,id}' = $8))
       order by (v.definition ->> 'coming')::boolean, (v.definition ->> 'level')::int, (v.definition ->> 'minutes')::int, q.slug
       limit 200`,
      [
        actor.organisationId,
        actor.memberId,
        filter.search ? escaped(filter.search) : null,
        filter.minutes ?? null,
        filter.level ?? null,
        filter.company ?? null,
        filter.status ?? null,
        filter.place ?? null,
      ],
    );
    return rows.map(asCard);
  }

  async page(actor: Actor, slug: string): Promise<QuestPage> {
    const quest = await offeredQuest(this.database, actor.organisationId, slug);
    const [row] = await this.database.query<Pick<CardRow, 'own' | 'doneBefore'>>(
      `select ${OWN} from quest q where q.id = $1`,
      [quest.id, actor.memberId],
    );
    return {
      slug,
      version: quest.version,
      definition: asOffered(quest.definition),
      companies: companiesOf(quest.definition),
      retired: quest.retired,
      own: row?.own ?? null,
      doneBefore: row?.doneBefore ?? false,
      finishedLately: await this.finishedLately(actor, quest.id),
      ask: await this.someoneToAsk(actor),
    };
  }

  /** How many of the caller's department finished it lately; of the whole organisation for those without a department. */
  private async finishedLately(actor: Actor, questId: string): Promise<QuestPage['finishedLately']> {
    const since = new Date(this.clock.now().getTime() - LATELY_MS);
    const [row] = await this.database.query<{ people: number; name: string; nameCy: string | null }>(
      `with place as (
         select u.id, u.name, u.name_cy from unit u where u.id = any($3) and u.kind = 'department' limit 1
       )
       select count(distinct p.member_id) as people, coalesce((select name from place), o.name) as name,
         case when exists (select 1 from place) then (select name_cy from place) else o.name_cy end as "nameCy"
       from organisation o
       left join quest_run r on r.organisation_id = o.id and r.quest_id = $2 and r.completed_at >= $4
       left join quest_run_member p on p.run_id = r.id and p.state = 'accepted'
         and (not exists (select 1 from place) or exists (
           select 1 from membership s join unit u on u.id = s.unit_id
           where s.member_id = p.member_id and s.during @> r.completed_at and u.path @> array[(select id from place)]))
       where o.id = $1 group by o.id`,
      [actor.organisationId, questId, actor.unitPath, since],
    );
    if (!row || row.people < FEWEST) return null;
    return { people: row.people, where: { name: row.name, nameCy: row.nameCy } };
  }

  /** The lead nearest to the caller, then whoever manages the units above, then a facilitator. */
  private async someoneToAsk(actor: Actor): Promise<QuestPage['ask']> {
    const [person] = await this.database.query<{ id: string; name: string }>(
      `select m.id, m.name from role_grant g join member m on m.id = g.member_id
       where g.organisation_id = $1 and g.ended_at is null and m.left_at is null and m.id <> $2
         and ((g.role in ('lead', 'manager') and g.unit_id = any($3)) or g.role = 'facilitator')
       order by array_position($3, g.unit_id) desc nulls last, g.role, m.name, m.id limit 1`,
      [actor.organisationId, actor.memberId, actor.unitPath],
    );
    return person ?? null;
  }
}

function asCard({ slug, definition, own, doneBefore }: CardRow): QuestCard {
  const { title, why, minutes, level, coming, warmUp, steps } = definition;
  return {
    slug,
    title,
    why,
    minutes,
    level,
    companies: companiesOf(definition),
    coming,
    warmUp,
    counted: isCounted(definition),
    steps: steps.length,
    own,
    doneBefore,
  };
}

const escaped = (words: string) => words.replaceAll(/([%_\\])/g, '\\$1');
