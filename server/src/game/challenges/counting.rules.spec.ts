import { describe, expect, it } from '@jest/globals';

import type { LoggedActivity } from '../engine/batch.js';
import { counts, deedsMoved, unitOf } from './counting.rules.js';

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

it('[count/deeds] counts a deed once, from its first award to the taking back of its last', () => {
  const deed = (kind: 'award' | 'reversal', ...ids: string[]) =>
    ids.map((id) => ({ kind, points: kind === 'award' ? 3 : -3, activity: { id } as LoggedActivity }));
  const moved = (entries: ReturnType<typeof deed>, standing: Record<string, number>) =>
    Object.fromEntries(deedsMoved(entries, new Map(Object.entries(standing))));
  expect(moved(deed('award', 'new', 'new', 'older'), { new: 2, older: 2 })).toEqual({ new: 1, older: 0 });
  expect(moved(deed('reversal', 'gone', 'gone', 'partly'), { partly: 1 })).toEqual({ gone: -1, partly: 0 });
  const unpaid = [...deed('award', 'none'), ...deed('reversal', 'none')].map((each) => ({ ...each, points: 0 }));
  expect(moved(unpaid, {})).toEqual({});
  expect(moved([...deed('award', 'both'), ...deed('reversal', 'both')], {})).toEqual({ both: 0 });
});
