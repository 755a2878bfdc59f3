import { type ChallengeChange, challengeTopic, type ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { isUuid } from '../../platform/ids.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { isReadable } from '../../platform/live/readable.js';
import { ChallengeQueries } from './challenges.queries.js';

/** The notice that others may look at a challenge than could: every server asks its watchers anew. */
export const CHALLENGE_ACCESS = 'challenge-access';

/** The bridges of a challenge, moving on every screen that shows them. */
@Injectable()
export class ChallengeLive implements LiveTopic<typeof challengeTopic> {
  readonly topic = challengeTopic;

  constructor(private readonly queries: ChallengeQueries) {}

  authorise(actor: Actor, id: string): Promise<boolean> {
    return isReadable(id, () => this.queries.readable(actor, id));
  }

  async snapshot(actor: Actor, id: string): Promise<{ snapshot: ChallengeSnapshot; version: number }> {
    const challenge = await this.queries.readable(actor, id);
    return { snapshot: await this.queries.snapshot(challenge), version: challenge.version };
  }

  merge(earlier: ChallengeChange, later: ChallengeChange): ChallengeChange {
    const units = new Map([...(earlier.units ?? []), ...(later.units ?? [])].map((unit) => [unit.unitId, unit]));
    return { ...earlier, ...later, ...(units.size > 0 ? { units: [...units.values()] } : {}) };
  }

  versions(ids: string[]): Promise<Map<string, number>> {
    return this.queries.versions(ids.filter(isUuid));
  }
}
