import type { Tx } from '../../platform/database/database.js';
import type { Batch } from './batch.js';

/** The parts of the engine in the order they run; each sees what the ones before it left in the batch. */
export const stageOrder = ['ledger', 'quests', 'season', 'challenges', 'badges', 'notices'] as const;
export type StageName = (typeof stageOrder)[number];

/** One part of the engine. It runs inside the engine's transaction: what it writes stands or falls with "handled". */
export interface Stage {
  handle(tx: Tx, batch: Batch): Promise<void>;
}

/** The stages of this server, registered by their features' modules. */
export class Stages {
  private readonly byName = new Map<StageName, Stage>();

  register(name: StageName, stage: Stage): void {
    if (this.byName.has(name)) throw new Error(`Two engine stages are called ${name}`);
    this.byName.set(name, stage);
  }

  /** Throws when a stage is missing; called once before the engine starts. */
  assertComplete(): void {
    const missing = stageOrder.filter((name) => !this.byName.has(name));
    if (missing.length > 0) throw new Error(`Missing engine stages: ${missing.join(', ')}`);
  }

  inOrder(): Stage[] {
    return stageOrder.flatMap((name) => this.byName.get(name) ?? []);
  }
}
