import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import { titleFinding } from '@guildhall/shared/game/quest-title';
import { Injectable } from '@nestjs/common';

import { type Action, can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { faultsIn, isSameDefinition } from './definition.rules.js';
import {
  addDraft,
  addQuest,
  lockQuest,
  publishDraft,
  retireQuest,
  saveDraft,
  type WrittenQuest,
} from './quest.store.js';
import { slugOf } from './slug.rules.js';

/** Slugs tried for one title before we ask for another title. */
const MOST_ALIKE = 20;

/** A lead or manager begins a quest of their own: a draft that nobody else sees until it is published. */
@Injectable()
export class WriteQuestCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns the slug, made from the title, or `slug` where one is given and free. */
  async execute(actor: Actor, definition: QuestDefinition, slug?: string): Promise<{ slug: string }> {
    assertMay(actor, 'quest.write', { createdBy: actor.memberId });
    assertTitle(definition);
    return this.database.transaction(actor, async (tx) => {
      const { organisationId, memberId: by } = actor;
      const at = this.clock.now();
      const added = await this.add(tx, { organisationId, by, at }, slug ?? slugOf(definition.title.en));
      await addDraft(tx, { organisationId, questId: added.id, number: 1, definition, by, at });
      return { slug: added.slug };
    });
  }

  private async add(tx: Tx, quest: { organisationId: string; by: string; at: Date }, wanted: string) {
    for (let nth = 1; nth <= MOST_ALIKE; nth++) {
      const slug = nth === 1 ? wanted : `${wanted}-${nth}`;
      const id = await addQuest(tx, { ...quest, slug });
      if (id) return { id, slug };
    }
    throw fieldProblem('definition.title.en', 'taken', 'There are many quests with this title. Please choose another.');
  }
}

/** Saves the draft of a quest, beginning a new version where there is none. */
@Injectable()
export class SaveQuestDraftCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, slug: string, definition: QuestDefinition, saved: number | null): Promise<void> {
    assertTitle(definition);
    await this.database.transaction(actor, async (tx) => {
      const quest = await lockQuest(tx, actor.organisationId, slug);
      assertMay(actor, 'quest.edit', quest);
      if (saved !== (quest.draft?.saved ?? null)) {
        // Sent again because the answer was lost: it is saved already.
        if (quest.draft && isSameDefinition(quest.draft.definition, definition)) return;
        throw new Problem(
          'changed_meanwhile',
          'Somebody saved this draft meanwhile. Your words are still here; compare and save again.',
        );
      }
      const { organisationId, memberId: by } = actor;
      const at = this.clock.now();
      if (quest.draft) await saveDraft(tx, quest.draft.id, definition, by, at);
      else await addDraft(tx, { organisationId, questId: quest.id, number: quest.lastNumber + 1, definition, by, at });
    });
  }
}

/**
 * Offers the draft to everyone, once nothing keeps it back. What is published never changes; runs under way keep the version
 * they began with.
 */
@Injectable()
export class PublishQuestCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, slug: string): Promise<{ slug: string }> {
    return this.database.transaction(actor, async (tx) => {
      const quest = await lockQuest(tx, actor.organisationId, slug);
      assertMay(actor, 'quest.edit', quest);
      if (!quest.draft) throw new Problem('not_in_this_state', 'There is no draft to publish. Save one first.');
      const errors = faultsIn(quest.draft.definition);
      if (errors.length > 0) throw new Problem('invalid', errors[0]!.message, { errors });
      await publishDraft(tx, quest.id, quest.draft, this.clock.now());
      return { slug };
    });
  }
}

/** Takes a quest out of the catalogue. Whoever has begun it can finish it. */
@Injectable()
export class RetireQuestCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, slug: string): Promise<{ slug: string }> {
    return this.database.transaction(actor, async (tx) => {
      const quest = await lockQuest(tx, actor.organisationId, slug);
      assertMay(actor, 'quest.retire', quest);
      if (quest.currentVersion === null) throw new Problem('not_in_this_state', 'This quest was never published.');
      await retireQuest(tx, quest.id, this.clock.now());
      return { slug };
    });
  }
}

function assertMay(actor: Actor, action: Action, { createdBy }: Pick<WrittenQuest, 'createdBy'>): void {
  if (can(actor, action, { organisationId: actor.organisationId, ownerId: createdBy })) return;
  throw new Problem('not_allowed', 'Quests are written by leads and managers, and changed by who began them.');
}

function assertTitle({ title }: QuestDefinition): void {
  for (const language of ['en', 'cy'] as const) {
    const finding = titleFinding(title[language] ?? '');
    if (!finding) continue;
    const message = `Name the job, not the tool: “${finding.suggestion}”?`;
    throw fieldProblem(`definition.title.${language}`, 'names_a_tool', message);
  }
}
