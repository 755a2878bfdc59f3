import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';

import type { Sql } from '../../platform/database/database.js';
import { isCounted } from '../quests/definition.rules.js';

/** Those of these quests that can count: one that nobody can begin, or whose end is not counted, would count for nothing. */
export async function countingAmong(
  sql: Sql,
  organisationId: string,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  const offered = await sql.query<{ slug: string; definition: QuestDefinition }>(
    `select q.slug, v.definition from quest q join quest_version v on v.quest_id = q.id and v.number = q.current_version
     where q.organisation_id = $1 and q.slug = any($2) and q.retired_at is null`,
    [organisationId, slugs],
  );
  const counting = offered.filter(({ definition }) => !definition.coming && isCounted(definition));
  return new Set(counting.map(({ slug }) => slug));
}
