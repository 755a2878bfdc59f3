import type { MovedGuidance, MoveGuidance as Request } from '@guildhall/shared/work/guidance-moves';
import { Injectable } from '@nestjs/common';

import { chosenUnit } from '../../people/organisation/units.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { localDay } from '../../platform/time/zone.js';
import { holdsNow } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { isOpen, mayMove } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockGuidance, writeLog } from './guidance.store.js';
import { stateAfter } from './machine.rules.js';
import { MoveEffects } from './move-effects.js';

/** Takes one step of the machine: always with a message, never out of turn. */
@Injectable()
export class MoveGuidance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly effects: MoveEffects,
    private readonly live: GuidanceLive,
  ) {}

  /** Throws `not_allowed`, `not_in_this_state`, or `invalid` with what is still missing for the step. */
  execute(actor: Actor, id: string, request: Request): Promise<MovedGuidance> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, id);
      if (!mayMove(actor, facts, request.move)) throw new Problem('not_allowed', refusals[request.move] ?? ownersOnly);
      holdsNow(
        isOpen(facts, request.move),
        'This cannot be done with it as it stands now. It may have moved on while you were reading.',
      );
      const at = this.clock.now();
      const { message, move } = request;
      const to = stateAfter(row.state, move)!;
      await writeLog(tx, row, { move, from: row.state, to, message, byId: actor.memberId, at });
      const moved = await this.move(tx, actor, row, request, at);
      await this.live.accessChanged(tx, moved);
      return { id, state: moved.state };
    });
  }

  private async move(tx: Tx, actor: Actor, row: GuidanceRow, request: Request, at: Date): Promise<GuidanceRow> {
    const to = stateAfter(row.state, request.move)!;
    const step = { state: to, changedAt: at };
    switch (request.move) {
      case 'begin-drafting':
      case 'archive':
        return changeGuidance(tx, row, step);
      case 'consult': {
        const consultation = { consultationUnitId: request.unitId, consultationClosesOn: request.closesOn };
        if (request.closesOn < localDay(at, actor.zone))
          throw fieldProblem('closesOn', 'day_has_passed', 'Please choose today or a later day.');
        if (request.unitId) await chosenUnit(tx, actor.organisationId, { field: 'unitId', id: request.unitId });
        return changeGuidance(tx, row, { ...step, ...consultation });
      }
      case 'end-consultation':
      case 'discard':
        return changeGuidance(tx, row, { ...step, consultationUnitId: null, consultationClosesOn: null });
      case 'reopen':
        return changeGuidance(tx, row, { ...step, frozenRevision: null });
      case 'next-edition':
        return changeGuidance(tx, row, { ...step, edition: row.edition + 1, frozenRevision: null });
      default:
        return this.effects.run(tx, actor, row, { ...request, at, to });
    }
  }
}

const ownersOnly = 'Its owner, deputy or an administrator does this.';
const refusals: Partial<Record<Request['move'], string>> = {
  approve: 'A reviewer, an administrator or the manager of its unit approves guidance.',
  publish: 'Its owner, deputy or who may approve it publishes it.',
  withdraw: 'Its owner, deputy, a reviewer or an administrator withdraws it.',
};
