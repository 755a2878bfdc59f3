import type { StartQuest, Started } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { companiesOf } from './definition.rules.js';
import { type OfferedQuest, offeredQuest } from './quest.store.js';
import { QuestNewsDesk } from './quest-news.js';
import { RunDesk } from './run-desk.js';
import { addInvitations, addRun } from './run.store.js';

constraintMeans(
  'quest_run_member_one_open',
  () => new Problem('conflict', 'You have this quest under way already. Go on with it, or end it first.'),
);

/** A member takes up a quest alone, with one other or as a party; the others are asked, and nobody has to. */
@Injectable()
export class StartQuestCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: RunDesk,
    private readonly news: QuestNewsDesk,
  ) {}

  async execute(actor: Actor, { quest: slug, company, people }: StartQuest): Promise<Started> {
    return this.database.transaction(actor, async (tx) => {
      const quest = await offeredQuest(tx, actor.organisationId, slug);
      assertStartable(quest, company);
      const { organisationId, memberId } = actor;
      const startedAt = this.clock.now();
      const state = company === 'alone' ? 'in_progress' : 'offered';
      const run = {
        organisationId,
        questId: quest.id,
        versionId: quest.versionId,
        company,
        state,
        startedBy: memberId,
        startedAt,
      } as const;
      const id = await addRun(tx, run);
      await invite(tx, { id, organisationId, questId: quest.id }, people, actor, startedAt);
      await this.news.tell(tx, actor, { ...run, id, definition: quest.definition }, { kind: 'invite', to: people });
      await this.desk.settleAnew(tx, { id, organisationId }, startedAt);
      return { run: id };
    });
  }
}

function assertStartable({ definition, retired }: OfferedQuest, company: StartQuest['company']): void {
  if (retired) throw new Problem('not_in_this_state', 'This quest is no longer offered. The catalogue has others.');
  if (definition.coming) throw new Problem('not_in_this_state', 'This quest waits for a tool that is not here yet.');
  if (!companiesOf(definition).includes(company))
    throw fieldProblem('company', 'not_offered', 'This quest is not made for that many people.');
}

/** Asks people to join; everyone named must be a colleague and somebody else. */
export async function invite(
  tx: Tx,
  run: { id: string; organisationId: string; questId: string },
  people: readonly string[],
  actor: Actor,
  at: Date,
): Promise<void> {
  if (people.length === 0) return;
  if (people.includes(actor.memberId))
    throw fieldProblem('people', 'not_yourself', 'You are in already. Choose somebody else.');
  const [known] = await tx.query<{ people: number }>(
    `select count(*) as people from member where organisation_id = $1 and id = any($2) and left_at is null`,
    [actor.organisationId, people],
  );
  if (known?.people !== new Set(people).size)
    throw fieldProblem('people', 'unknown_person', 'We could not find one of these colleagues.');
  await addInvitations(tx, run, people, actor.memberId, at);
}
