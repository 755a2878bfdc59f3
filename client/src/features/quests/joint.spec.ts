import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type { StepProgress } from '@guildhall/shared/game/quests';
import { describe, expect, it } from '@jest/globals';

import { isOfferedForAll, saidSo } from './joint';

const together = { party: { mode: 'joint' }, times: 1 } as QuestStep;
const offered = (state: 'pending' | 'returned', confirmedBy: string[]): StepProgress => ({
  id: 'plan',
  state: 'awaiting',
  contributions: [{ id: 'one', member: 'jo', way: 'evidence', state, confirmedBy }],
  doneBy: [],
});

describe('what a party does together', () => {
  it('is offered by one for all: whoever says that they were in it is asked for nothing more', () => {
    const step = offered('pending', ['nora']);
    expect(['jo', 'nora', 'tom'].map((member) => saidSo(step, member))).toEqual([true, true, false]);
    expect(isOfferedForAll(together, step, 'nora')).toBe(true);
    expect(isOfferedForAll({ ...together, party: { mode: 'each' } }, step, 'nora')).toBe(false);
    expect(isOfferedForAll({ ...together, times: 2 }, step, 'nora')).toBe(false);
  });

  it('may be offered by anyone once it came back', () => {
    const step = offered('returned', ['nora']);
    expect(saidSo(step, 'nora')).toBe(false);
    expect(isOfferedForAll(together, step, 'nora')).toBe(false);
  });
});
