import { roomFor, type Started } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { QuestNewsDesk } from './quest-news.js';
import { QUEST_RUN_LEFT } from './quests.live.js';
import { isThereAlready, leaveRun, type RunAction } from './run.rules.js';
import { assertUnderWay, notInThisState, RunDesk, stateAfter } from './run-desk.js';
import type { StoredRun } from './run.js';
import { setPartyState, setRunState } from './run.store.js';
import { asRun, partyOf } from './standing.rules.js';
import { invite } from './start-quest.command.js';

/** Someone of the party asks others to join. */
@Injectable()
export class InviteToQuestCommand {
  constructor(
    private readonly desk: RunDesk,
    private readonly news: QuestNewsDesk,
  ) {}

  async execute(actor: Actor, runId: string, people: readonly string[]): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run, now) => {
      if (run.state !== 'offered') assertUnderWay(run);
      assertRoom(run, people);
      await invite(tx, run, people, actor, now);
      await this.news.tell(tx, actor, run, { kind: 'invite', to: people });
    });
  }
}

function assertRoom(run: StoredRun, people: readonly string[]): void {
  const asked = run.members.filter(({ state }) => state === 'accepted' || state === 'invited').map(({ id }) => id);
  const all = new Set([...asked, ...people]);
  if (all.size > roomFor[run.company]) throw new Problem('conflict', 'There is no room for more people in this quest.');
}

/** Someone who was asked joins or declines; neither needs a reason. */
@Injectable()
export class AnswerInvitationCommand {
  constructor(
    private readonly desk: RunDesk,
    private readonly news: QuestNewsDesk,
  ) {}

  async execute(actor: Actor, runId: string, answer: 'accept' | 'decline'): Promise<Started> {
    const state = answer === 'accept' ? 'accepted' : 'declined';
    const isAsked = true;
    return this.desk.change(
      actor,
      runId,
      async (tx, run, now) => {
        if (run.members.find(({ id }) => id === actor.memberId)?.state !== 'invited') return;
        if (run.state === 'completed' || run.state === 'withdrawn') throw notInThisState(run);
        await setPartyState(tx, run, actor.memberId, state, now);
        if (state === 'declined') return notifyAll(tx, QUEST_RUN_LEFT, run.id);
        if (run.state === 'offered') await setRunState(tx, run.id, stateAfter(run, 'start'));
        await this.news.tell(tx, actor, run, { kind: 'party_joined', to: partyOf(run), about: actor.memberId });
      },
      isAsked,
    );
  }
}

/** Someone parts from a quest under way. What they did stays with the party; the last to go ends the run. */
@Injectable()
export class LeaveQuestCommand {
  constructor(private readonly desk: RunDesk) {}

  async execute(actor: Actor, runId: string): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run, now) => {
      if (run.state === 'completed' || run.state === 'withdrawn') throw notInThisState(run);
      await setPartyState(tx, run, actor.memberId, 'left', now);
      if (leaveRun(asRun(run), actor.memberId).state === 'withdrawn') await setRunState(tx, run.id, 'withdrawn');
      await notifyAll(tx, QUEST_RUN_LEFT, run.id);
    });
  }
}

/** Begins without waiting, sets aside, takes up again, or ends a quest. Nothing that was done is lost. */
@Injectable()
export class MoveQuestCommand {
  constructor(private readonly desk: RunDesk) {}

  async execute(actor: Actor, runId: string, action: 'start' | 'set_aside' | 'take_up' | 'withdraw'): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run) => {
      if (isThereAlready(run.state, action)) return;
      if (action === 'withdraw' && partyOf(run).length > 1) {
        throw new Problem('conflict', 'Others are in this quest with you. You can leave it to them.');
      }
      await setRunState(tx, run.id, stateAfter(run, ruleAction(run, action)));
    });
  }
}

/** Ending a run that still waits for somebody to join is declining it. */
function ruleAction(run: StoredRun, action: RunAction): RunAction {
  return action === 'withdraw' && run.state === 'offered' ? 'decline' : action;
}
