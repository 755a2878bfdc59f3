import type { DecisionResult, EvidenceDecision } from '@guildhall/shared/game/verifications';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Repeated } from '../../platform/database/once.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { toProblem } from '../../platform/http/problem.filter.js';
import { verifierOf } from './definition.rules.js';
import { QuestNewsDesk } from './quest-news.js';
import { RunDesk } from './run-desk.js';
import { partyOf } from './standing.rules.js';
import type { StoredRun } from './run.js';
import { holdPairs, unledAt, verdictOn } from './verifier-facts.queries.js';
import { isAsked, refusalOf } from './verifier.policy.js';
import { decideEvidence } from './verification.rules.js';

interface OfferedRow {
  id: string;
  contributionId: string;
  runId: string;
  memberId: string;
  stepId: string;
  askedId: string | null;
  unitPath: string[];
  unled: boolean;
  passedOn: boolean;
}

/** A member confirms evidence, which completes the step at once, or returns it with a reason. */
@Injectable()
export class VerifyEvidenceCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: RunDesk,
    private readonly news: QuestNewsDesk,
  ) {}

  /** Each by itself: what one is refused does not touch the others. */
  async execute(actor: Actor, decisions: readonly EvidenceDecision[]): Promise<DecisionResult[]> {
    const results: DecisionResult[] = [];
    for (const [index, decision] of decisions.entries()) results.push(await this.tryOne(nthOf(actor, index), decision));
    return results;
  }

  private async tryOne(actor: Actor, decision: EvidenceDecision): Promise<DecisionResult> {
    const { evidence } = decision;
    try {
      return await this.database.transaction(actor, async (tx) => {
        await this.decide(tx, actor, decision);
        return { evidence, ok: true };
      });
    } catch (error) {
      if (error instanceof Repeated) return error.answer as DecisionResult;
      const { code, message, status } = toProblem(error);
      if (status >= 500) throw error;
      return { evidence, ok: false, problem: { code, detail: message } };
    }
  }

  private async decide(tx: Tx, actor: Actor, decision: EvidenceDecision): Promise<void> {
    const now = this.clock.now();
    const offered = await offeredRow(tx, actor.organisationId, decision.evidence, now);
    const run = await this.desk.locked(tx, actor.organisationId, offered.runId);
    await this.assertMay(tx, actor, offered, run, now);
    const contribution = run.contributions.find(({ id }) => id === offered.contributionId);
    const decided = decideEvidence(contribution?.state ?? 'returned', asDecision(decision));
    if (!decided.ok) throw refusal(decided.code);
    if (run.state === 'withdrawn')
      throw new Problem('not_in_this_state', 'This quest was ended meanwhile. Nothing is left to confirm.');
    await tx.query(`update step_contribution set state = $2 where id = $1`, [offered.contributionId, decided.state]);
    await tx.query(
      `insert into verification (id, organisation_id, evidence_id, verifier_id, contributor_id, decision, reason, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        actor.organisationId,
        offered.id,
        actor.memberId,
        offered.memberId,
        decided.state === 'accepted' ? 'confirmed' : 'returned',
        decided.state === 'accepted' ? null : decision.reason,
        now,
      ],
    );
    await this.news.tell(tx, actor, run, {
      ...(decided.state === 'accepted' ? { kind: 'confirmed' } : { kind: 'returned', reason: decision.reason ?? '' }),
      to: [offered.memberId],
      about: offered.id,
    });
    await this.desk.settleChanged(tx, run, now);
  }

  private async assertMay(tx: Tx, actor: Actor, offered: OfferedRow, run: StoredRun, now: Date): Promise<void> {
    const resource = { organisationId: run.organisationId, ownerId: offered.memberId, sharedWith: partyOf(run) };
    if (!can(actor, 'evidence.verify', resource)) throw refusalOf({ ok: false, code: 'own' });
    await holdPairs(tx, actor.memberId, [offered.memberId, ...partyOf(run)]);
    const verdict = await verdictOn(tx, { verifier: actor.memberId, run, contributor: offered.memberId, now });
    if (verdict && !verdict.ok) throw refusalOf(verdict);
    const asked = {
      kind: verifierOf(run.definition, offered.stepId),
      askedId: offered.askedId,
      passedOn: offered.passedOn,
      unitPath: offered.unitPath,
      unled: offered.unled,
    };
    if (!verdict || !isAsked(actor, asked)) throw new Problem('not_allowed', 'Someone else is asked to look at this.');
  }
}

/** The evidence as it was offered last; what was offered before it is no longer there to decide on. */
async function offeredRow(tx: Tx, organisationId: string, evidenceId: string, now: Date): Promise<OfferedRow> {
  const [row] = await tx.query<OfferedRow>(
    `select e.id, c.id as "contributionId", c.run_id as "runId", c.member_id as "memberId", c.step_id as "stepId",
       e.asked_id as "askedId", place.path as "unitPath", e.passed_on_at is not null as "passedOn",
       ${unledAt({ path: 'place.path', member: 'c.member_id', run: 'c.run_id', now: '$3' })} as unled
     from evidence e join step_contribution c on c.id = e.contribution_id
     left join membership s on s.member_id = c.member_id and s.during @> $3::timestamptz
     left join unit u on u.id = s.unit_id cross join lateral (select coalesce(u.path, '{}') as path) place
     where e.organisation_id = $1 and e.id = $2 and c.taken_back_at is null
       and not exists (select 1 from evidence later where later.contribution_id = c.id
                       and (later.offered_at, later.id) > (e.offered_at, e.id))`,
    [organisationId, evidenceId, now],
  );
  if (!row) throw new Problem('not_found', 'We could not find this. It may have been offered anew, or taken back.');
  return row;
}

function asDecision({ decision, reason = '' }: EvidenceDecision) {
  return decision === 'confirm' ? { decision } : { decision, reason };
}

function refusal(code: 'reason_needed' | 'already_decided'): Problem {
  if (code === 'already_decided') return new Problem('already_done', 'Somebody has looked at this already.');
  const message = 'Please say what is still needed.';
  return new Problem('invalid', message, { errors: [{ field: 'reason', code, message }] });
}

/** The request's key, one for each of its decisions. */
function nthOf(actor: Actor, index: number): Actor {
  return actor.once ? { ...actor, once: { ...actor.once, key: `${actor.once.key}.${index}` } } : actor;
}
