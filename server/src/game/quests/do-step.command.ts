import type { OfferEvidence, Started } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { doneAt } from '../../platform/time/done-at.rules.js';
import { newId } from '../../platform/ids.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { verifierOf } from './definition.rules.js';
import { QuestNewsDesk } from './quest-news.js';
import type { StepOfRun } from './run.rules.js';
import { assertUnderWay, RunDesk } from './run-desk.js';
import type { StoredContribution, StoredRun } from './run.js';
import { addContribution } from './run.store.js';
import { asRun } from './standing.rules.js';
import { verdictOn } from './verifier-facts.queries.js';
import { refusalOf } from './verifier.policy.js';
import { offerEvidence } from './verification.rules.js';
import { WaitingNews } from './waiting-news.js';

/** A member says in one tap that they did a step which needs nobody else's word. */
@Injectable()
export class TapStepCommand {
  constructor(private readonly desk: RunDesk) {}

  async execute(actor: Actor, runId: string, stepId: string): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run, now) => {
      const step = openStep(run, stepId, 'own_word');
      const own = ownContributions(run, stepId, actor);
      if (run.completeSteps.includes(stepId) || own.length >= step.rule.times) return;
      assertUnderWay(run);
      const done = { stepId, member: actor.memberId, way: 'own_word', state: 'accepted', activityId: null } as const;
      await addContribution(tx, run, { ...done, madeAt: doneAt(actor, now, [run.startedAt]) });
    });
  }
}

/** A member offers what shows that they did a step; offering while one waits leaves that one standing. */
@Injectable()
export class OfferEvidenceCommand {
  constructor(
    private readonly desk: RunDesk,
    private readonly news: QuestNewsDesk,
    private readonly waiting: WaitingNews,
  ) {}

  async execute(actor: Actor, runId: string, stepId: string, offered: OfferEvidence): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run, now) => {
      const step = openStep(run, stepId, 'evidence');
      if (isDoneByOthers(run, stepId, actor)) return;
      assertUnderWay(run);
      assertNobodyElseOffered(run, step, actor);
      await assertMayBeAsked(tx, run, stepId, offered.asked ?? null, actor, now);
      await this.offer(tx, run, step, offered, actor, now);
      await this.tellAsked(tx, run, step, offered, actor, now);
    });
  }

  /** Whoever is named hears of it once, and again when what came back is offered anew. */
  private async tellAsked(
    tx: Tx,
    run: StoredRun,
    step: StepOfRun,
    { asked }: OfferEvidence,
    actor: Actor,
    now: Date,
  ): Promise<void> {
    if (!asked) return;
    const anew = latestOf(run, step, actor)?.state === 'returned' ? now.toISOString() : '';
    const about = `${step.rule.id}:${actor.memberId}:${anew}`;
    await this.news.tell(tx, actor, run, { kind: 'verify_ask', to: [asked], about });
  }

  private async offer(
    tx: Tx,
    run: StoredRun,
    step: StepOfRun,
    offered: OfferEvidence,
    actor: Actor,
    now: Date,
  ): Promise<void> {
    const latest = latestOf(run, step, actor);
    const madeAt = doneAt(actor, now, [run.startedAt, latest && (await returnedAt(tx, latest))]);
    switch (offerEvidence(latest?.state ?? null)) {
      case 'already_done':
        throw new Problem('already_done', 'This step is done. There is nothing more to do for it.');
      case 'is_pending':
        return this.askInstead(tx, latest!.id, offered.asked ?? null, now);
      case 'offered_again':
        await tx.query(`update step_contribution set state = 'pending', made_at = $2 where id = $1`, [
          latest!.id,
          madeAt,
        ]);
        return addEvidence(tx, run, latest!.id, offered, now);
      case 'offered': {
        const done = {
          stepId: step.rule.id,
          member: actor.memberId,
          way: 'evidence',
          state: 'pending',
          activityId: null,
        } as const;
        return addEvidence(tx, run, (await addContribution(tx, run, { ...done, madeAt }))!, offered, now);
      }
    }
  }

  /** What waits stays as it is; where the step wants someone named it may be somebody else now. */
  private async askInstead(tx: Tx, contribution: string, asked: string | null, now: Date): Promise<void> {
    if (!asked) return;
    const [waiting] = await tx.query<{ id: string; asked: string }>(
      `select id, asked_id as asked from evidence where contribution_id = $1 order by offered_at desc, id desc limit 1`,
      [contribution],
    );
    if (!waiting || waiting.asked === asked) return;
    await tx.query(
      `update evidence set asked_id = $2, asked_at = $3, reminded_at = null, passed_on_at = null where id = $1`,
      [waiting.id, asked, now],
    );
    this.waiting.askedInstead(tx, [waiting.asked, asked]);
  }
}

/** Where the step wants someone named, they must be able to confirm it; elsewhere nobody is named. */
async function assertMayBeAsked(
  tx: Tx,
  run: StoredRun,
  stepId: string,
  asked: string | null,
  actor: Actor,
  now: Date,
): Promise<void> {
  const named = verifierOf(run.definition, stepId) === 'named';
  if (!named && asked) throw fieldProblem('asked', 'nobody_named', 'This step does not ask for a name.');
  if (!named) return;
  if (!asked) throw fieldProblem('asked', 'name_someone', 'Please name who can confirm this.');
  const verdict = await verdictOn(tx, { verifier: asked, run, contributor: actor.memberId, now });
  if (!verdict) throw fieldProblem('asked', 'unknown_person', 'We could not find this colleague.');
  if (!verdict.ok) throw fieldProblem('asked', verdict.code, refusalOf(verdict).message);
}

/** When it came back last; null when it never did. */
async function returnedAt(tx: Tx, { id }: StoredContribution): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(
    `select max(v.decided_at) as at from evidence e join verification v on v.evidence_id = e.id
     where e.contribution_id = $1 and v.decision = 'returned'`,
    [id],
  );
  return row!.at;
}

async function addEvidence(
  tx: Tx,
  run: StoredRun,
  contribution: string,
  offered: OfferEvidence,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into evidence (id, organisation_id, contribution_id, words, link, asked_id, offered_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      newId(),
      run.organisationId,
      contribution,
      offered.words ?? null,
      offered.link ?? null,
      offered.asked ?? null,
      now,
    ],
  );
}

/** A step done together: others of the party say that they were in it. */
@Injectable()
export class ConfirmTogetherCommand {
  constructor(private readonly desk: RunDesk) {}

  async execute(actor: Actor, runId: string, contributionId: string): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run, now) => {
      const contribution = run.contributions.find(({ id }) => id === contributionId);
      if (!contribution) throw new Problem('not_found', 'We could not find what you are confirming.');
      const step = asRun(run).steps.find(({ rule }) => rule.id === contribution.stepId);
      if (step?.rule.party.mode !== 'joint' || contribution.member === actor.memberId) {
        throw new Problem('not_allowed', 'Only the others of a party confirm what they did together.');
      }
      assertUnderWay(run);
      await tx.query(
        `insert into step_confirmation (contribution_id, member_id, organisation_id, confirmed_at)
         values ($1, $2, $3, $4) on conflict do nothing`,
        [contributionId, actor.memberId, run.organisationId, now],
      );
    });
  }
}

function openStep(run: StoredRun, stepId: string, by: 'own_word' | 'evidence'): StepOfRun {
  const step = asRun(run).steps.find(({ rule }) => rule.id === stepId);
  if (!step) throw new Problem('not_found', 'This quest has no such step.');
  if (step.rule.by.by !== by) throw new Problem('not_allowed', 'This step is done in another way.');
  return step;
}

function ownContributions(run: StoredRun, stepId: string, actor: Actor): StoredContribution[] {
  return run.contributions.filter((each) => each.stepId === stepId && each.member === actor.memberId);
}

/** The one that decides what offering does: waiting or returned before accepted; none while the step needs more. */
function latestOf(run: StoredRun, { rule }: StepOfRun, actor: Actor): StoredContribution | null {
  const own = ownContributions(run, rule.id, actor);
  const open = own.find(({ state }) => state !== 'accepted');
  if (open) return open;
  return own.length >= rule.times || run.completeSteps.includes(rule.id) ? (own.at(-1) ?? null) : null;
}

/** Two who offer the same step at once: the second finds it done for both, which is no mistake of theirs. */
function isDoneByOthers(run: StoredRun, stepId: string, actor: Actor): boolean {
  return run.completeSteps.includes(stepId) && ownContributions(run, stepId, actor).length === 0;
}

function assertNobodyElseOffered(run: StoredRun, { rule }: StepOfRun, actor: Actor): void {
  const others = run.contributions.filter(
    (each) => each.stepId === rule.id && each.member !== actor.memberId && each.state !== 'returned',
  );
  if (rule.party.mode === 'joint' && others.length >= rule.times) {
    throw new Problem('conflict', 'Someone of your party has offered this for all of you. You can confirm it.');
  }
}
