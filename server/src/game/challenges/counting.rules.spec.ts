import { describe, expect, it } from '@jest/globals';

import type { LoggedActivity } from '../engine/batch.js';
import { counts, unitOf } from './counting.rules.js';

const [startsAt, endsAt] = [new Date('2026-10-05T23:00:00Z'), new Date('2026-10-11T23:00:00Z')];
const challenge = { activities: ['question.asked'], quests: ['borrow-one'], startsAt, endsAt };
const deed = (more: object) => ({ kind: 'question.asked', occurredAt: startsAt, data: {}, ...more }) as LoggedActivity;

describe('[challenges/window] what counts', () => {
  it('is done from the start on and before the end', () => {
    const at = (occurredAt: Date) => counts(challenge, deed({ occurredAt }));
    const times = [startsAt.getTime() - 1, startsAt.getTime(), endsAt.getTime() - 1, endsAt.getTime()];
    expect(times.map((time) => at(new Date(time)))).toEqual([false, true, true, false]);
  });

  it('is of its kinds, or finishes one of its quests', () => {
    const quest = (name: string) => deed({ kind: 'quest.completed', data: { quest: name } });
    expect(
      [deed({}), deed({ kind: 'practice.published' }), quest('borrow-one'), quest('other')].map((each) =>
        counts(challenge, each),
      ),
    ).toEqual([true, false, true, false]);
  });

  it('counts for the nearest unit above', () => {
    const units = [
      { unitId: 'department', shownAs: 'department' },
      { unitId: 'team', shownAs: null },
    ];
    expect(unitOf(['directorate', 'department', 'team'], units)?.unitId).toBe('team');
    expect(unitOf(['directorate', 'department', 'other'], units)?.unitId).toBe('department');
    expect([unitOf(['directorate'], units), unitOf(undefined, units)]).toEqual([null, null]);
  });
});
