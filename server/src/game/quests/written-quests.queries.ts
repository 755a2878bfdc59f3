import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import type { QuestToWrite, QuestVersion, QuestVersions } from '@guildhall/shared/game/quest-writing';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';

type ListRow = Omit<QuestToWrite, 'retiredAt' | 'changedAt' | 'may'> & {
  retiredAt: Date | null;
  changedAt: Date;
  createdBy: string;
};
type VersionRow = Omit<QuestVersion, 'writtenAt' | 'publishedAt'> & {
  definition: QuestDefinition;
  writtenAt: Date;
  publishedAt: Date | null;
};

/** What those who write quests read: published quests of everyone, drafts of their own. */
@Injectable()
export class WrittenQuestsQueries {
  constructor(private readonly database: Database) {}

  async list(actor: Actor): Promise<QuestToWrite[]> {
    assertWriter(actor);
    const rows = await this.database.query<ListRow>(
      `select q.slug, q.created_by as "createdBy", q.current_version as current, q.retired_at as "retiredAt",
         (select v.definition -> 'title' from quest_version v where v.quest_id = q.id
          and (v.published_at is not null or q.created_by = $2) order by v.number desc limit 1) as title,
         exists (select 1 from quest_version v where v.quest_id = q.id and v.published_at is null) and q.created_by = $2 as "hasDraft",
         (select max(v.written_at) from quest_version v where v.quest_id = q.id) as "changedAt"
       from quest q
       where q.organisation_id = $1 and (q.current_version is not null or q.created_by = $2)
       order by q.retired_at is not null, "changedAt" desc, q.slug limit 200`,
      [actor.organisationId, actor.memberId],
    );
    return rows.map(({ createdBy, ...row }) => ({
      ...row,
      retiredAt: row.retiredAt?.toISOString() ?? null,
      changedAt: row.changedAt.toISOString(),
      may: mayDo(actor, createdBy),
    }));
  }

  async versions(actor: Actor, slug: string): Promise<QuestVersions> {
    assertWriter(actor);
    const [quest] = await this.database.query<{
      id: string;
      createdBy: string;
      current: number | null;
      retiredAt: Date | null;
    }>(
      `select id, created_by as "createdBy", current_version as current, retired_at as "retiredAt"
       from quest where organisation_id = $1 and slug = $2`,
      [actor.organisationId, slug],
    );
    if (!quest) throw new Problem('not_found', 'We could not find that quest.');
    const resource = { organisationId: actor.organisationId, ownerId: quest.createdBy };
    const rows = await this.database.query<VersionRow>(
      `select v.number, v.definition, m.name as "writtenBy", v.written_at as "writtenAt", v.published_at as "publishedAt", v.saved
       from quest_version v join member m on m.id = v.written_by
       where v.quest_id = $1 and (v.published_at is not null or $2) order by v.number desc`,
      [quest.id, can(actor, 'quest.read-draft', resource)],
    );
    if (rows.length === 0) throw new Problem('not_found', 'We could not find that quest.');
    const versions = rows.map((row) => ({
      ...row,
      writtenAt: row.writtenAt.toISOString(),
      publishedAt: row.publishedAt?.toISOString() ?? null,
    }));
    const { current, retiredAt } = quest;
    return { slug, current, retiredAt: retiredAt?.toISOString() ?? null, may: mayDo(actor, quest.createdBy), versions };
  }
}

function assertWriter(actor: Actor): void {
  if (can(actor, 'quest.write', { organisationId: actor.organisationId })) return;
  throw new Problem('not_allowed', 'Quests are written by leads and managers.');
}

function mayDo(actor: Actor, createdBy: string): QuestToWrite['may'] {
  const resource = { organisationId: actor.organisationId, ownerId: createdBy };
  return { edit: can(actor, 'quest.edit', resource), retire: can(actor, 'quest.retire', resource) };
}
