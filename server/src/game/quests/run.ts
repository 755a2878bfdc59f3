import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';

import type { RunState } from './run.rules.js';

export type Company = 'alone' | 'with_one' | 'party';
export type PartyState = 'invited' | 'accepted' | 'declined' | 'left';

export interface RunMember {
  id: string;
  name: string;
  state: PartyState;
  helperId: string | null;
}

export interface StoredContribution {
  id: string;
  stepId: string;
  member: string;
  way: 'activity' | 'evidence' | 'own_word';
  state: 'pending' | 'accepted' | 'returned';
  activityId: string | null;
  confirmedBy: string[];
  /** Epoch milliseconds. */
  madeAt: number;
}

/** A run with everything that decides where it stands. */
export interface StoredRun {
  id: string;
  organisationId: string;
  /** IANA zone of the organisation. */
  zone: string;
  questId: string;
  slug: string;
  versionNumber: number;
  definition: QuestDefinition;
  company: Company;
  state: RunState;
  startedBy: string;
  startedAt: Date;
  completedAt: Date | null;
  version: number;
  members: RunMember[];
  /** What was done for the steps and not taken back, oldest first. */
  contributions: StoredContribution[];
  completeSteps: string[];
}

/** Where a settled run stands, as it is stored. */
export interface Standing {
  state: RunState;
  completedAt: Date | null;
  completeSteps: readonly string[];
}
