import type { RunPage } from '@guildhall/shared/game/quests';
import { describe, expect, it } from '@jest/globals';

import { hasParted, partedFrom } from './parting';

const run = {
  progress: {
    state: 'in_progress',
    party: [
      { id: 'ann', name: 'Ann', state: 'accepted' },
      { id: 'bob', name: 'Bob', state: 'invited' },
    ],
  },
  takeBack: [{ contribution: 'one', comes: 'stays', needsReason: false }],
  may: { act: true, leave: true, answer: false },
} as unknown as RunPage;
const withBob = (state: 'declined' | 'left') =>
  ({
    ...run,
    progress: { ...run.progress, party: [run.progress.party[0]!, { ...run.progress.party[1]!, state }] },
  }) as RunPage;

describe('a run that someone parts from', () => {
  it('is over for whoever declined or left, and for nobody else', () => {
    expect(hasParted(run.progress, 'bob')).toBe(false);
    for (const state of ['declined', 'left'] as const) {
      expect(hasParted(withBob(state).progress, 'bob')).toBe(true);
      expect(hasParted(withBob(state).progress, 'ann')).toBe(false);
    }
  });

  it('stands as it stood, with nothing left to do, whichever way one hears of it', () => {
    const parted = partedFrom(run, 'bob');
    expect(parted.takeBack).toEqual([]);
    expect(parted.may).toEqual({ act: false, leave: false, answer: false });
    expect(hasParted(parted.progress, 'bob')).toBe(true);
    expect(parted.progress.party[0]).toEqual(run.progress.party[0]);
    expect(partedFrom(withBob('declined'), 'bob').progress).toEqual(withBob('declined').progress);
  });
});
