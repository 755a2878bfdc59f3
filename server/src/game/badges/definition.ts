import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeFace, BadgeLook, BadgeRepeat, BadgeSubject } from '@guildhall/shared/game/badges';
import type { Bilingual } from '@guildhall/shared/platform/bilingual';

import type { Sql } from '../../platform/database/database.js';
import type { GivenBadge } from '../engine/batch.js';

/** A badge that can be earned, as the version in force says. */
export interface Definition {
  id: string;
  organisationId: string;
  slug: string;
  version: number;
  name: Bilingual;
  look: BadgeLook;
  subject: BadgeSubject;
  repeat: BadgeRepeat;
  retention: 'follows_evidence' | 'permanent';
  criteria: BadgeCriteria;
}

const SELECT = `
  select b.id, b.organisation_id as "organisationId", b.slug, b.version, v.name, v.look, v.subject, v.repeat, v.retention, v.criteria
  from badge b join badge_version v on v.badge_id = b.id and v.number = b.version`;

/** The live badges of an organisation, oldest first. */
export function liveBadges(sql: Sql, organisationId: string): Promise<Definition[]> {
  return sql.query<Definition>(
    `${SELECT} where b.organisation_id = $1 and b.status = 'live' and v.criteria is not null order by b.id`,
    [organisationId],
  );
}

/** One badge that has criteria, live or not; null when there is none. */
export async function definitionOf(sql: Sql, organisationId: string, badgeId: string): Promise<Definition | null> {
  const [row] = await sql.query<Definition>(
    `${SELECT} where b.organisation_id = $1 and b.id = $2 and v.criteria is not null`,
    [organisationId, badgeId],
  );
  return row ?? null;
}

export function faceOf({ id, slug, name, look }: Definition): BadgeFace {
  return { id, slug, name: { en: name.en, ...(name.cy ? { cy: name.cy } : {}) }, look };
}

/** A badge just given to a member or unit. */
export function givenTo(badge: Definition, subjectId: string, instanceKey: string): GivenBadge {
  const [memberId, unitId] = badge.subject === 'member' ? [subjectId, null] : [null, subjectId];
  return { badge: faceOf(badge), memberId, unitId, instanceKey };
}
