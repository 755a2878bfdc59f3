import { expect, it } from '@jest/globals';
import type { ChallengeDraftInput, ChallengePreview } from '@guildhall/shared/game/challenges';

import { DAY_MS } from '../../testing/given.js';
import { council, draftOf, move, opened } from '../../testing/challenge-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { ChallengeClock } from './challenge-clock.js';

eachTestHasItsOwnOrganisation();

it('[D16] whoever sets a goal sees in the preview how far goals of the same kind came, once one has settled', async () => {
  const world = await council();
  const goal = { mode: 'together', goal: 'sum', target: 40 } as const;
  const earlierOf = async (more: Partial<ChallengeDraftInput>) => {
    const draft = draftOf([world.ours, world.theirs], world.sponsor, more);
    const { body } = await (await app.as(world.manager)).post('/api/challenges/preview').send(draft).expect(200);
    return (body as ChallengePreview).earlier;
  };
  for (const deeds of [3, 1]) {
    await opened(world, goal);
    for (let nth = 0; nth < deeds; nth += 1) {
      await done(world.given, world.members[nth]!, 'practice.published', { honest: true });
    }
    await app.engineDone(world.given.organisationId);
    if (deeds === 3) expect(await earlierOf(goal)).toBeNull();
    for (const days of [16, 4]) {
      move(world.given, new Date(clock.now().getTime() + days * DAY_MS));
      await app.get(ChallengeClock).tick();
    }
  }
  expect(await earlierOf({ ...goal, target: null })).toEqual({ challenges: 2, least: 1, most: 3 });
  expect(await earlierOf({ mode: 'together', goal: 'lowest_rate' })).toBeNull();
  expect(await earlierOf({ mode: 'paired' })).toBeNull();
  expect(await earlierOf({ mode: 'breadth' })).toBeNull();
});
