import type { ChallengeDraft, EditChallenge } from '@guildhall/shared/game/challenges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { mayEdit } from './challenge.policy.js';
import { changedFields, withMode } from './challenge.rules.js';
import {
  draftOf,
  insertChallenge,
  isDated,
  loadChallenge,
  lockChallenge,
  replaceUnits,
  type StoredChallenge,
  updateChallenge,
} from './challenge.store.js';
import { ChallengeNewsDesk } from './challenge-news.js';
import { ChallengeStandings } from './challenge-standings.js';
import { countingAmong } from './counting-quests.js';
import { effectiveState, type EditableField, judgeEdit } from './lifecycle.rules.js';
import { foldUnits, restandUnits, shownUnits } from './roster.store.js';
import { assertApart } from './units-apart.js';

constraintMeans('challenge_sponsor', () =>
  fieldProblem('sponsorId', 'unknown', 'That colleague is not in your organisation.'),
);
constraintMeans('challenge_deputy', () =>
  fieldProblem('deputyId', 'unknown', 'That colleague is not in your organisation.'),
);
constraintMeans('challenge_unit_unit', () =>
  fieldProblem('units', 'unknown', 'One of these teams is not there any more.'),
);
constraintMeans('challenge_dates', () =>
  fieldProblem('endsAt', 'ends_before_start', 'A challenge ends after it starts.'),
);

/** A manager begins a challenge; it stays a draft until its sponsor has accepted and it is scheduled. */
@Injectable()
export class CreateChallenge {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: ChallengeNewsDesk,
  ) {}

  /** Gives the id. Throws `not_allowed` to those who manage nothing. */
  execute(actor: Actor, draft: ChallengeDraft): Promise<{ id: string }> {
    if (!can(actor, 'challenge.create', { organisationId: actor.organisationId })) {
      throw new Problem('not_allowed', 'Managers create challenges. Tell yours about your idea.');
    }
    return this.database.transaction(actor, async (tx) => {
      const { organisationId, memberId: ownerId } = actor;
      assertAnother(draft.sponsorId, ownerId);
      assertDeputy(draft, ownerId);
      await assertBadge(tx, organisationId, draft.badge);
      await assertQuests(tx, organisationId, draft.quests);
      await assertOpen(tx, organisationId, draft.units);
      await assertApart(tx, organisationId, draft.units);
      const id = newId();
      await insertChallenge(tx, { id, organisationId, ownerId, createdAt: this.clock.now() }, withMode(draft));
      await standDraft(tx, await loadChallenge(tx, organisationId, id), this.clock.now());
      const stored = await loadChallenge(tx, organisationId, id);
      await this.news.askSponsor(tx, stored, this.clock.now());
      this.news.listed(tx, stored);
      return { id };
    });
  }
}

/** Changes a challenge within what its state allows; words always, what counts only before it opens, the end only later. */
@Injectable()
export class EditChallengeCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: ChallengeNewsDesk,
    private readonly standings: ChallengeStandings,
  ) {}

  execute(actor: Actor, id: string, { version, ...edit }: EditChallenge): Promise<{ id: string; version: number }> {
    return this.database.transaction(actor, async (tx) => {
      const challenge = await lockChallenge(tx, actor.organisationId, id, version);
      if (!mayEdit(actor, challenge))
        throw new Problem('not_allowed', 'Its owner and deputy can change this challenge.');
      const before = draftOf(challenge);
      const after = withMode({ ...before, ...edit });
      const fields = changedFields(before, after);
      if (fields.length === 0) return { id, version: challenge.version };
      if (fields.includes('sponsor')) assertAnother(after.sponsorId, challenge.ownerId);
      if (fields.includes('deputy') || fields.includes('sponsor')) assertDeputy(after, challenge.ownerId);
      if (fields.includes('badge')) await assertBadge(tx, actor.organisationId, after.badge);
      if (fields.includes('quests')) await assertQuests(tx, actor.organisationId, added(before.quests, after.quests));
      if (fields.includes('units')) {
        await assertOpen(tx, actor.organisationId, after.units);
        await assertApart(tx, actor.organisationId, after.units);
      }
      const dates = { startsAt: instantOf(after.startsAt), endsAt: instantOf(after.endsAt) };
      const verdict = judgeEdit(challenge, { fields, ...dates }, this.clock.now());
      if (!verdict.ok) throw refusal(verdict);
      const { state, acceptanceNeeded } = verdict;
      const sponsorAcceptedAt = acceptanceNeeded ? null : challenge.sponsorAcceptedAt;
      await updateChallenge(tx, challenge, after, { state, sponsorAcceptedAt });
      if (fields.includes('units')) await replaceUnits(tx, challenge.organisationId, id, after.units);
      const stored = await loadChallenge(tx, actor.organisationId, id);
      if (touchesStandings(fields)) await this.stand(tx, stored);
      if (acceptanceNeeded) await this.news.askSponsor(tx, stored, this.clock.now());
      await this.news.passSponsorOn(tx, challenge, stored, this.clock.now());
      await this.news.said(tx, stored, challenge);
      return { id, version: stored.version };
    });
  }

  /** Who is shown as which unit is settled when it opens. */
  private async stand(tx: Tx, challenge: StoredChallenge): Promise<void> {
    const now = this.clock.now();
    if (!isDated(challenge) || effectiveState(challenge, now) !== 'open') return standDraft(tx, challenge, now);
    await this.standings.restandAll(tx, challenge, now);
  }
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** A sponsor is somebody else who says yes to it. */
function assertAnother(sponsorId: string | null, ownerId: string): void {
  if (sponsorId === ownerId)
    throw fieldProblem('sponsorId', 'sponsor_is_owner', 'A sponsor is another person, who says yes to the challenge.');
}

/** A deputy takes over from its owner, which its sponsor cannot. */
function assertDeputy({ deputyId, sponsorId }: ChallengeDraft, ownerId: string): void {
  if (deputyId === ownerId)
    throw fieldProblem('deputyId', 'deputy_is_owner', 'A deputy is another person, who takes over from the owner.');
  if (deputyId !== null && deputyId === sponsorId)
    throw fieldProblem('deputyId', 'deputy_is_sponsor', 'Its sponsor says yes to it; its deputy is another person.');
}

async function assertBadge(tx: Tx, organisationId: string, slug: string | null): Promise<void> {
  if (!slug) return;
  const known = await tx.query(`select 1 from badge where organisation_id = $1 and slug = $2 and status = 'live'`, [
    organisationId,
    slug,
  ]);
  if (known.length === 0)
    throw fieldProblem('badge', 'unknown', 'That badge cannot be earned now. Please choose another.');
}

const added = (before: readonly string[], after: readonly string[]) => after.filter((slug) => !before.includes(slug));

async function assertQuests(tx: Tx, organisationId: string, slugs: readonly string[]): Promise<void> {
  const counting = await countingAmong(tx, organisationId, slugs);
  if (!slugs.every((slug) => counting.has(slug)))
    throw fieldProblem('quests', 'unknown', 'One of these quests does not count now. Please choose another.');
}

/** A unit that is named does not close (`namedInChallenge`); one that closes at this moment is waited for. */
async function assertOpen(tx: Tx, organisationId: string, units: readonly string[]): Promise<void> {
  const named = await tx.query<{ name: string; nameCy: string; closed: boolean }>(
    `select name, coalesce(name_cy, name) as "nameCy", closed_at is not null as closed from unit
     where organisation_id = $1 and id = any($2) order by id for share`,
    [organisationId, units],
  );
  const closed = named.find((unit) => unit.closed);
  if (!closed) return;
  const params = { unit: closed.name, unitCy: closed.nameCy };
  throw fieldProblem('units', 'unit_closed', `${closed.name} is closed. Please choose another one.`, params);
}

function touchesStandings(fields: readonly EditableField[]): boolean {
  return fields.some((field) => ['units', 'mode', 'cap', 'target', 'startsAt', 'endsAt'].includes(field));
}

/**
 * Folds small units and reckons everybody's place, so that a draft already shows its bridges. One with small units folded
 * into it is drawn whole: its figures would tell, choice by choice, how many are in a small one (I7).
 */
async function standDraft(tx: Tx, challenge: StoredChallenge, now: Date): Promise<void> {
  if (!isDated(challenge)) return;
  await foldUnits(tx, challenge);
  await restandUnits(tx, challenge, await shownUnits(tx, challenge.id), now, 'all');
}

function refusal(verdict: Extract<ReturnType<typeof judgeEdit>, { ok: false }>): Problem {
  if (verdict.code !== 'not_in_this_state') {
    const message = {
      only_later: 'A challenge that is open can only end later than planned.',
      start_has_passed: 'Please choose a start that is still to come.',
      ends_before_start: 'A challenge ends after it starts.',
    }[verdict.code];
    return fieldProblem(verdict.field, verdict.code, message);
  }
  const errors = verdict.refused.map((field) => ({
    field,
    code: 'not_in_this_state',
    message: 'This cannot be changed any more.',
  }));
  return new Problem('not_in_this_state', 'What counts stays as it was when the challenge opened.', { errors });
}
