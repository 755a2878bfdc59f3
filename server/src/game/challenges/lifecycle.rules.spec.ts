import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  allowedActions,
  type ChallengeAction,
  challengeActions,
  type ChallengeState,
  challengeStates,
  dueStates,
  editableFields,
  editableIn,
  type EditableField,
  effectiveState,
  handOver,
  isWithin,
  judgeEdit,
  settlesBy,
  transition,
} from './lifecycle.rules.js';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 10, day, hour));
const challenge = (state: ChallengeState) => ({ state, startsAt: at(9), endsAt: at(23) });
/** Facts with which no transition is refused for anything but its state. */
const everythingReady = (action: ChallengeAction) => ({
  now: action === 'schedule' ? at(1) : at(28),
  reason: 'Two floods',
});

describe('states of a challenge (DESIGN §5)', () => {
  it('every state and action: what is allowed leads on, all else is refused with the allowed list', () => {
    const leads: Record<string, ChallengeState> = {
      'draft accept_sponsorship': 'sponsor_accepted',
      'sponsor_accepted schedule': 'scheduled',
    };
    for (const state of challengeStates) {
      for (const action of challengeActions) {
        const cancels = action === 'cancel' && state !== 'settled' && state !== 'cancelled';
        const expected = cancels ? 'cancelled' : leads[`${state} ${action}`];
        expect(transition(challenge(state), action, everythingReady(action))).toEqual(
          expected
            ? { ok: true, state: expected }
            : { ok: false, code: 'not_in_this_state', state, allowed: allowedActions(state) },
        );
      }
    }
    expect(allowedActions('settled')).toEqual([]);
    expect(allowedActions('draft')).toEqual(['accept_sponsorship', 'cancel']);
  });

  it('cancelling needs a reason', () => {
    expect(transition(challenge('open'), 'cancel', { now: at(10), reason: '  ' })).toEqual({
      ok: false,
      code: 'reason_needed',
    });
  });

  it('a challenge cannot be scheduled into the past, nor end before it starts', () => {
    expect(transition(challenge('sponsor_accepted'), 'schedule', { now: at(9, 1) })).toEqual({
      ok: false,
      code: 'start_has_passed',
    });
    expect(transition(challenge('sponsor_accepted'), 'schedule', { now: at(9) })).toEqual({
      ok: true,
      state: 'scheduled',
    });
    const turned = { ...challenge('sponsor_accepted'), endsAt: at(9) };
    expect(transition(turned, 'schedule', { now: at(1) })).toEqual({ ok: false, code: 'ends_before_start' });
  });

  it('work at the start is in, work at the end is out', () => {
    const window = challenge('open');
    expect([
      isWithin(window, at(9)),
      isWithin(window, at(22, 23)),
      isWithin(window, at(23)),
      isWithin(window, at(8, 23)),
    ]).toEqual([true, true, false, false]);
  });
});

describe('the state by the clock', () => {
  it('catches up after downtime, one state after another', () => {
    expect(dueStates(challenge('scheduled'), at(8))).toEqual([]);
    expect(dueStates(challenge('scheduled'), at(9))).toEqual(['open']);
    expect(dueStates(challenge('scheduled'), at(23))).toEqual(['open', 'settling']);
    expect([settlesBy(challenge('settling')), dueStates(challenge('settling'), at(24, 23))]).toEqual([at(25), []]);
    expect(dueStates(challenge('settling'), at(25))).toEqual(['settled']);
    expect(dueStates(challenge('scheduled'), at(30))).toEqual(['open', 'settling', 'settled']);
    expect(effectiveState(challenge('open'), at(24))).toBe('settling');
  });

  it('never moves a challenge that its sponsor or manager has not let go, nor one that is over', () => {
    for (const state of ['draft', 'sponsor_accepted', 'settled', 'cancelled'] as const) {
      expect(effectiveState(challenge(state), at(30))).toBe(state);
    }
  });

  it('never goes back as time passes, and does not depend on when the job ran', () => {
    fc.assert(
      fc.property(fc.constantFrom(...challengeStates), fc.nat(900), fc.nat(900), (state, hour, later) => {
        const first = new Date(at(1).getTime() + hour * 3_600_000);
        const then = new Date(first.getTime() + later * 3_600_000);
        const midway = { ...challenge(state), state: effectiveState(challenge(state), first) };
        expect(effectiveState(midway, then)).toBe(effectiveState(challenge(state), then));
        expect(challengeStates.indexOf(effectiveState(midway, then))).toBeGreaterThanOrEqual(
          challengeStates.indexOf(midway.state),
        );
      }),
      { seed: 62 },
    );
  });
});

describe('what may be edited (DESIGN §5)', () => {
  it('everything before the start; words, people and a later end once open; nothing of a frozen result', () => {
    for (const state of ['draft', 'sponsor_accepted', 'scheduled'] as const)
      expect(editableIn(state)).toEqual(editableFields);
    expect(editableIn('open')).toEqual(['title', 'purpose', 'help', 'owner', 'deputy', 'endsAt']);
    expect(editableIn('settling')).toEqual(['title', 'purpose', 'help', 'owner', 'deputy']);
    expect([editableIn('settled'), editableIn('cancelled')]).toEqual([[], []]);
  });

  const edit = (fields: EditableField[], dates: { startsAt?: Date | null; endsAt?: Date | null } = {}) => ({
    fields,
    startsAt: at(9),
    endsAt: at(23),
    ...dates,
  });

  it('what counts never changes after it opened, even before the job has opened it', () => {
    const verdict = judgeEdit(challenge('scheduled'), edit(['title', 'cap', 'quests']), at(9));
    expect(verdict).toMatchObject({ ok: false, code: 'not_in_this_state', state: 'open', refused: ['cap', 'quests'] });
  });

  it('no edit opens or closes one, which is for the clock', () => {
    const edited = { ok: true, acceptanceNeeded: false };
    expect(judgeEdit(challenge('scheduled'), edit(['purpose']), at(10))).toEqual({ ...edited, state: 'scheduled' });
    expect(judgeEdit(challenge('open'), edit(['purpose']), at(24))).toEqual({ ...edited, state: 'open' });
  });

  it('an open challenge may be prolonged, never shortened, nor left without an end', () => {
    const open = challenge('open');
    const refused = { ok: false, code: 'only_later', field: 'endsAt' };
    for (const endsAt of [at(22), null]) expect(judgeEdit(open, edit(['endsAt'], { endsAt }), at(10))).toEqual(refused);
    const prolonged = { ok: true, state: 'open', acceptanceNeeded: false };
    expect(judgeEdit(open, edit(['endsAt'], { endsAt: at(30) }), at(10))).toEqual(prolonged);
  });

  it('a challenge that has ended cannot be prolonged', () => {
    const late = judgeEdit(challenge('open'), edit(['endsAt'], { endsAt: at(30) }), at(23));
    expect(late).toMatchObject({ ok: false, state: 'settling' });
  });

  it('one that is over stays as it is, with dates or without', () => {
    for (const dates of [{}, { startsAt: null, endsAt: null }])
      for (const fields of [['title'], ['startsAt']] satisfies EditableField[][])
        expect(judgeEdit({ ...challenge('cancelled'), ...dates }, edit(fields, dates), at(10))).toMatchObject({
          ok: false,
          code: 'not_in_this_state',
        });
  });

  it('a scheduled challenge does not move into the past, and no challenge ends before it starts', () => {
    expect(judgeEdit(challenge('scheduled'), edit(['startsAt'], { startsAt: at(2) }), at(3))).toEqual({
      ok: false,
      code: 'start_has_passed',
      field: 'startsAt',
    });
    expect(judgeEdit(challenge('draft'), edit(['endsAt'], { endsAt: at(9) }), at(3))).toEqual({
      ok: false,
      code: 'ends_before_start',
      field: 'endsAt',
    });
  });

  it('before the start, a sponsor is asked again of what they agreed to, and a new one is asked', () => {
    const asked = { ok: true, state: 'draft', acceptanceNeeded: true };
    for (const state of ['draft', 'sponsor_accepted', 'scheduled'] as const) {
      for (const fields of [['sponsor'], ['units', 'title']] satisfies EditableField[][])
        expect(judgeEdit(challenge(state), edit(fields), at(1))).toEqual(asked);
      expect(judgeEdit(challenge(state), edit(['startsAt'], { startsAt: null }), at(1))).toEqual(asked);
      expect(judgeEdit(challenge(state), edit(['title', 'deputy']), at(1))).toEqual({
        ok: true,
        state,
        acceptanceNeeded: false,
      });
    }
  });
});

describe('when the owner leaves (mechanisms §2.2)', () => {
  const owned = { owner: 'ann', deputy: 'bob' };

  it('the deputy takes over, else the nearest manager, else an administrator is asked', () => {
    expect(handOver(owned, 'ann', ['cai'])).toEqual({ kind: 'handed_over', ownership: { owner: 'bob', deputy: null } });
    expect(handOver({ owner: 'ann', deputy: null }, 'ann', ['ann', 'cai'])).toEqual({
      kind: 'handed_over',
      ownership: { owner: 'cai', deputy: null },
    });
    expect(handOver({ owner: 'ann', deputy: 'ann' }, 'ann', [])).toEqual({
      kind: 'orphaned',
      ownership: { owner: 'ann', deputy: null },
    });
  });

  it('a deputy who leaves is let go, anyone else changes nothing', () => {
    expect(handOver(owned, 'bob', [])).toEqual({ kind: 'unchanged', ownership: { owner: 'ann', deputy: null } });
    expect(handOver(owned, 'dai', [])).toEqual({ kind: 'unchanged', ownership: owned });
  });
});
