import type { Phrase } from '@guildhall/shared/game/phrase';

import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { Earned, GroundStep } from './criteria.rules.js';
import type { Definition } from './definition.js';
import type { Ground } from './holding.js';
import type { Instance } from './instances.rules.js';

/** What an award keeps of its ground: how many things, and the latest of them. */
export interface Evidence {
  count: number;
  steps: (Omit<GroundStep, 'at'> & { at: string })[];
}

const MOST_KEPT = 10;

function evidenceOf({ steps }: Earned): Evidence {
  const latest = steps.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_KEPT);
  return { count: steps.length, steps: latest.map((step) => ({ ...step, at: step.at.toISOString() })) };
}

/** A standing award, with the definition it was given by. */
export interface Held {
  id: string;
  /** The member or unit. */
  subjectId: string;
  instance: Instance;
  badge: Definition;
}

type HeldRow = Definition & { awardId: string; subjectId: string; instanceKey: string; seasonId: string | null };

const HELD = `
  select a.id as "awardId", coalesce(a.member_id, a.unit_id) as "subjectId", a.instance_key as "instanceKey",
         a.season_id as "seasonId", b.id, b.organisation_id as "organisationId", b.slug, v.number as version, v.name,
         v.look, v.subject, v.repeat, v.retention, v.criteria
  from badge_award a join badge b on b.id = a.badge_id
  join badge_version v on v.badge_id = a.badge_id and v.number = a.badge_version
  where a.challenge_id is null and v.retention = 'follows_evidence' and v.criteria is not null`;

function heldOf({ awardId, subjectId, instanceKey, seasonId, ...badge }: HeldRow): Held {
  const sourceId = badge.repeat === 'source' ? instanceKey : null;
  return { id: awardId, subjectId, badge, instance: { key: instanceKey, seasonId, sourceId } };
}

/** The standing awards of these members and units that follow their ground. */
export async function heldBy(tx: Tx, organisationId: string, subjects: readonly string[]): Promise<Held[]> {
  const rows = await tx.query<HeldRow>(
    `${HELD} and (a.member_id = any($2) or a.unit_id = any($2)) and a.organisation_id = $1 and a.revoked_at is null
     order by a.id`,
    [organisationId, subjects],
  );
  return rows.map(heldOf);
}

/** One award that follows its ground, standing or not; null when it is none. */
export async function heldAs(tx: Tx, awardId: string): Promise<Held | null> {
  const [row] = await tx.query<HeldRow>(`${HELD} and a.id = $1`, [awardId]);
  return row ? heldOf(row) : null;
}

/** Which earnings of these badges stand already, or are held back by hand: `<badge> <subject> <instance>`. */
export async function standingKeys(
  tx: Tx,
  badgeIds: readonly string[],
  subjects: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ badgeId: string; subjectId: string; instanceKey: string }>(
    `select badge_id as "badgeId", coalesce(member_id, unit_id) as "subjectId", instance_key as "instanceKey"
     from badge_award
     where (member_id = any($2) or unit_id = any($2)) and badge_id = any($1) and (revoked_at is null or by_hand)`,
    [badgeIds, subjects],
  );
  return new Set(rows.map(({ badgeId, subjectId, instanceKey }) => standingKey(badgeId, subjectId, instanceKey)));
}

export function standingKey(badgeId: string, subjectId: string, instanceKey: string): string {
  return `${badgeId} ${subjectId} ${instanceKey}`;
}

/**
 * Gives a badge to everyone who earned it, once for each instance. An award that was taken back stands again and is not
 * in the answer, which names those who hold it for the first time. One that is held back by hand stays so, whatever it is
 * earned with: every giving comes through here, also a look at the past and a settled challenge.
 */
export async function giveBadges(
  tx: Tx,
  badge: Definition,
  instance: Instance,
  earned: ReadonlyMap<string, Earned>,
  { at, challengeId = null }: { at: Date; challengeId?: string | null },
): Promise<string[]> {
  if (earned.size === 0) return [];
  const rows = [...earned]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, each]) => ({
      id: newId(),
      member_id: badge.subject === 'member' ? subject : null,
      unit_id: badge.subject === 'unit' ? subject : null,
      earned_at: each.at,
      evidence: evidenceOf(each),
    }));
  const given = await tx.query<{ subject: string; again: boolean }>(
    `insert into badge_award as a (id, organisation_id, badge_id, badge_version, member_id, unit_id, instance_key,
       season_id, earned_at, granted_at, evidence, challenge_id)
     select t.id, $2, $3, $4, t.member_id, t.unit_id, $5, $6, t.earned_at, $7, t.evidence, $8
     from jsonb_to_recordset($1) as t (id uuid, member_id uuid, unit_id uuid, earned_at timestamptz, evidence jsonb)
     -- one order, for challenges that settle at the same time give to the same people
     order by t.member_id, t.unit_id
     on conflict on constraint badge_award_once do update set revoked_at = null, revoked_reason = null,
       restored_at = excluded.granted_at, earned_at = excluded.earned_at, evidence = excluded.evidence,
       season_id = excluded.season_id, badge_version = excluded.badge_version, challenge_id = excluded.challenge_id
     where a.revoked_at is not null and not a.by_hand
     returning coalesce(member_id, unit_id) as subject, restored_at is not null as again`,
    [
      JSON.stringify(rows),
      badge.organisationId,
      badge.id,
      badge.version,
      instance.key,
      instance.seasonId,
      at,
      challengeId,
    ],
  );
  return given.filter(({ again }) => !again).map(({ subject }) => subject);
}

/** Writes down what these awards, by their ids, stand on now, after part of their ground was taken back. */
export async function regroundAwards(tx: Tx, grounds: ReadonlyMap<string, Ground>): Promise<void> {
  const rows = [...grounds].map(([id, { instance, earned }]) => ({
    id,
    evidence: evidenceOf(earned),
    earned_at: earned.at,
    season_id: instance.seasonId,
  }));
  await tx.query(
    `update badge_award a set evidence = t.evidence, earned_at = t.earned_at, season_id = t.season_id
     from jsonb_to_recordset($1) as t (id uuid, evidence jsonb, earned_at timestamptz, season_id uuid)
     where a.id = t.id and (a.evidence, a.earned_at, a.season_id) is distinct from (t.evidence, t.earned_at, t.season_id)`,
    [JSON.stringify(rows)],
  );
}

/** Takes awards back, with the reason. */
export async function revokeAwards(tx: Tx, awardIds: readonly string[], reason: Phrase, at: Date): Promise<void> {
  await tx.query(
    `update badge_award set revoked_at = $2, revoked_reason = $3 where id = any($1) and revoked_at is null`,
    [awardIds, at, JSON.stringify(reason)],
  );
}
