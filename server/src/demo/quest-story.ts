import type { EvidenceDecision } from '@guildhall/shared/game/verifications';
import type { INestApplicationContext } from '@nestjs/common';

import { OfferEvidenceCommand, TapStepCommand } from '../game/quests/do-step.command.js';
import { NameHelperCommand } from '../game/quests/name-helper.command.js';
import { AnswerInvitationCommand } from '../game/quests/party.command.js';
import { StartQuestCommand } from '../game/quests/start-quest.command.js';
import { VerifyEvidenceCommand } from '../game/quests/verify.command.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { attempt } from './attempt.js';
import type { Council } from './council.js';
import type { Random } from './random.js';
import { changes, pairLines, worries } from './words.js';

/** The quests that people take in which a colleague confirms what they wrote. */
export class QuestStory {
  constructor(
    private readonly nest: INestApplicationContext,
    private readonly database: Database,
    private readonly council: Council,
  ) {}

  /** Two people of different teams; the newer one writes first, and may say who walked with them. */
  async pairUp(who: Actor, other: Actor, random: Random): Promise<void> {
    const run = await attempt(this.nest, StartQuestCommand, (c) =>
      c.execute(who, { quest: 'pair-up', company: 'with_one', people: [other.memberId] }),
    );
    if (!run || random.chance(0.1)) return;
    await attempt(this.nest, AnswerInvitationCommand, (c) => c.execute(other, run.run, 'accept'));
    await attempt(this.nest, TapStepCommand, (c) => c.execute(who, run.run, 'agree'));
    for (const writer of [who, other]) {
      const words = random.one(pairLines);
      await attempt(this.nest, OfferEvidenceCommand, (c) => c.execute(writer, run.run, 'write', { words }));
      if (random.chance(0.9)) await this.confirmNear(writer, [who, other], run.run, random);
    }
    if (random.chance(0.5)) await attempt(this.nest, NameHelperCommand, (c) => c.execute(other, run.run, who.memberId));
  }

  /**
   * A colleague of the writer's department confirms, now and then once a change was asked for and made; where two teams are too
   * close on a board, another one does.
   */
  private async confirmNear(writer: Actor, party: readonly Actor[], runId: string, random: Random): Promise<void> {
    const near = writer.unitPath[1] ?? writer.unitPath[0] ?? '';
    const readers = this.council.members.filter((each) => each.unitPath.includes(near) && !party.includes(each));
    const change = random.chance(0.1) ? random.one(changes) : null;
    for (const reader of random.some(readers, 4)) {
      if (change && (await this.decide(reader, writer, runId, { decision: 'return', reason: change.asked })))
        await attempt(this.nest, OfferEvidenceCommand, (c) =>
          c.execute(writer, runId, 'write', { words: change.made }),
        );
      if (await this.confirm(reader, writer, runId)) return;
    }
  }

  private confirm(reader: Actor, writer: Actor, runId: string): Promise<boolean> {
    return this.decide(reader, writer, runId, { decision: 'confirm' });
  }

  private async decide(
    reader: Actor,
    writer: Actor,
    runId: string,
    decision: Omit<EvidenceDecision, 'evidence'>,
  ): Promise<boolean> {
    const [waiting] = await this.database.query<{ id: string }>(
      `select e.id from evidence e join step_contribution c on c.id = e.contribution_id
       where c.run_id = $1 and c.state = 'pending' and c.member_id = $2 order by e.offered_at desc, e.id desc limit 1`,
      [runId, writer.memberId],
    );
    if (!waiting) return false;
    const results = await attempt(this.nest, VerifyEvidenceCommand, (c) =>
      c.execute(reader, [{ evidence: waiting.id, ...decision }]),
    );
    return results?.[0]?.ok ?? false;
  }

  /** Whoever leads the unit in which someone sits. */
  private leadOf(who: Actor): Actor | undefined {
    const home = who.unitPath.at(-1);
    return this.council.members.find(({ grants }) =>
      grants.some(({ role, unitId }) => role === 'lead' && unitId === home),
    );
  }

  async planWorry(who: Actor, random: Random, confirmed = random.chance(0.8)): Promise<void> {
    const run = await attempt(this.nest, StartQuestCommand, (c) =>
      c.execute(who, { quest: 'worry-plan', company: 'alone', people: [] }),
    );
    if (!run) return;
    await attempt(this.nest, TapStepCommand, (c) => c.execute(who, run.run, 'say'));
    const words = random.one(worries);
    await attempt(this.nest, OfferEvidenceCommand, (c) => c.execute(who, run.run, 'plan', { words }));
    const lead = this.leadOf(who);
    if (confirmed && lead && lead !== who) await this.confirm(lead, who, run.run);
  }
}
