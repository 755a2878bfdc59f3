import type { ChallengeDraft, ChallengeMode } from '@guildhall/shared/game/challenges';
import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { Bilingual } from '@guildhall/shared/platform/bilingual';

import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import type { ChallengeState } from './lifecycle.rules.js';

/** A challenge as it is stored; `units` are those the manager chose. */
export interface StoredChallenge {
  id: string;
  organisationId: string;
  version: number;
  state: ChallengeState;
  title: Bilingual;
  purpose: Bilingual;
  help: Bilingual | null;
  mode: ChallengeMode;
  cap: number;
  goal: 'lowest_rate' | 'sum' | null;
  target: number | null;
  activities: ActivityKind[];
  quests: string[];
  badge: string | null;
  template: string | null;
  ownerId: string;
  deputyId: string | null;
  sponsorId: string | null;
  sponsorAcceptedAt: Date | null;
  /** When it was put on the calendar for everyone to see; what never was is its people's alone. */
  scheduledAt: Date | null;
  startsAt: Date | null;
  endsAt: Date | null;
  cancelReason: string | null;
  units: string[];
}

/** A challenge whose dates are set, as everything beyond a draft is. */
export type DatedChallenge = StoredChallenge & { startsAt: Date; endsAt: Date };

export function isDated(challenge: StoredChallenge): challenge is DatedChallenge {
  return challenge.startsAt !== null && challenge.endsAt !== null;
}

const CHALLENGE = `
  select c.id, c.organisation_id as "organisationId", c.version, c.state, c.title, c.purpose, c.help, c.mode, c.cap, c.goal,
    c.target, c.activities, c.quests, c.badge, c.template, c.owner_id as "ownerId", c.deputy_id as "deputyId",
    c.sponsor_id as "sponsorId", c.sponsor_accepted_at as "sponsorAcceptedAt",
    c.scheduled_at as "scheduledAt", c.starts_at as "startsAt", c.ends_at as "endsAt", c.cancel_reason as "cancelReason",
    coalesce((select array_agg(cu.unit_id order by cu.unit_id) from challenge_unit cu where cu.challenge_id = c.id), '{}') as units
  from challenge c`;

/** One challenge of an organisation; throws `not_found`. */
export async function loadChallenge(sql: Sql, organisationId: string, id: string): Promise<StoredChallenge> {
  const [row] = await sql.query<StoredChallenge>(`${CHALLENGE} where c.organisation_id = $1 and c.id = $2`, [
    organisationId,
    id,
  ]);
  if (!row) throw new Problem('not_found', 'We could not find that challenge.');
  return row;
}

/** The same under its lock, for commands; throws `changed_meanwhile` when the person saw another version. */
export async function lockChallenge(
  tx: Tx,
  organisationId: string,
  id: string,
  version?: number,
): Promise<StoredChallenge> {
  await tx.query(`select 1 from challenge where organisation_id = $1 and id = $2 for update`, [organisationId, id]);
  const challenge = await loadChallenge(tx, organisationId, id);
  if (version !== undefined && challenge.version !== version) {
    throw new Problem(
      'changed_meanwhile',
      `Someone changed this challenge while you were looking at it (it is ${challenge.state.replace('_', ' ')} now). Please look again; what you wrote is still in the form.`,
    );
  }
  return challenge;
}

const RUNNING = `c.organisation_id = $1 and c.state in ('scheduled', 'open', 'settling')`;

/** Locks every challenge that counts, in one order everywhere: nobody settles or prolongs one meanwhile. Gives their ids. */
export async function lockRunning(tx: Tx, organisationId: string): Promise<string[]> {
  const locked = await tx.query<{ id: string }>(
    `select c.id from challenge c where ${RUNNING} order by c.id for update`,
    [organisationId],
  );
  return locked.map(({ id }) => id);
}

/**
 * Challenges in which work done in this span of time could count: neither drafts nor ended ones. They are read once their
 * locks are held.
 */
export async function lockRunningChallenges(
  tx: Tx,
  organisationId: string,
  from: Date,
  to: Date,
): Promise<DatedChallenge[]> {
  if ((await lockRunning(tx, organisationId)).length === 0) return [];
  return tx.query<DatedChallenge>(
    `${CHALLENGE} where ${RUNNING} and c.starts_at <= $3 and c.ends_at > $2 order by c.id`,
    [organisationId, from, to],
  );
}

/** The same for everything that is not ended yet, whatever the dates. */
export function unendedChallenges(sql: Sql, organisationId?: string): Promise<DatedChallenge[]> {
  return sql.query<DatedChallenge>(
    `${CHALLENGE} where ($1::uuid is null or c.organisation_id = $1) and c.state in ('scheduled', 'open', 'settling') order by c.id`,
    [organisationId ?? null],
  );
}

export async function insertChallenge(
  tx: Tx,
  key: { id: string; organisationId: string; ownerId: string; createdAt: Date },
  draft: ChallengeDraft,
): Promise<void> {
  await tx.query(
    `insert into challenge (id, organisation_id, owner_id, created_at, title, purpose, help, mode, cap, goal, target,
       activities, quests, badge, template, deputy_id, sponsor_id, starts_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [key.id, key.organisationId, key.ownerId, key.createdAt, ...settingsOf(draft)],
  );
  await replaceUnits(tx, key.organisationId, key.id, draft.units);
}

/** Stores the settings and the state, and moves the version on by one. */
export async function updateChallenge(
  tx: Tx,
  challenge: Pick<StoredChallenge, 'id' | 'organisationId'>,
  draft: ChallengeDraft,
  change: { state: ChallengeState; sponsorAcceptedAt: Date | null },
): Promise<void> {
  await tx.query(
    `update challenge set title = $2, purpose = $3, help = $4, mode = $5, cap = $6, goal = $7, target = $8,
       activities = $9, quests = $10, badge = $11, template = $12, deputy_id = $13, sponsor_id = $14,
       starts_at = $15, ends_at = $16, state = $17, sponsor_accepted_at = $18, version = version + 1
     where id = $1`,
    [challenge.id, ...settingsOf(draft), change.state, change.sponsorAcceptedAt],
  );
}

export async function replaceUnits(
  tx: Tx,
  organisationId: string,
  id: string,
  units: readonly string[],
): Promise<void> {
  await tx.query(`delete from challenge_unit where challenge_id = $1`, [id]);
  await tx.query(
    `insert into challenge_unit (challenge_id, unit_id, organisation_id, shown_as)
     select $1, unit_id, $2, unit_id from unnest($3::uuid[]) as t (unit_id)`,
    [id, organisationId, [...new Set(units)]],
  );
}

function settingsOf(draft: ChallengeDraft): unknown[] {
  return [
    JSON.stringify(draft.title),
    JSON.stringify(draft.purpose),
    draft.help ? JSON.stringify(draft.help) : null,
    draft.mode,
    draft.cap,
    draft.goal,
    draft.target,
    draft.activities,
    draft.quests,
    draft.badge,
    draft.template,
    draft.deputyId,
    draft.sponsorId,
    draft.startsAt,
    draft.endsAt,
  ];
}

/** The settings as the form holds them. */
export function draftOf(challenge: StoredChallenge): ChallengeDraft {
  return {
    title: challenge.title,
    purpose: challenge.purpose,
    help: challenge.help,
    sponsorId: challenge.sponsorId,
    deputyId: challenge.deputyId,
    units: challenge.units,
    activities: challenge.activities,
    quests: challenge.quests,
    mode: challenge.mode,
    cap: challenge.cap,
    goal: challenge.goal,
    target: challenge.target,
    startsAt: challenge.startsAt?.toISOString() ?? null,
    endsAt: challenge.endsAt?.toISOString() ?? null,
    badge: challenge.badge,
    template: challenge.template,
  };
}
