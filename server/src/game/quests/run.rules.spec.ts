import { describe, expect, it } from '@jest/globals';
import type { WorkPlace } from '@guildhall/shared/game/work-place';
import fc from 'fast-check';

import {
  allowedRunActions,
  type Contribution,
  isStepDone,
  leaveRun,
  type MatchableActivity,
  moveRun,
  type PartyMode,
  type Run,
  runActions,
  type RunState,
  runState,
  runStates,
  stepFor,
  type StepOfRun,
  type StepRule,
  stepState,
} from './run.rules.js';

const startedAt = new Date('2026-11-02T09:00:00Z');
const rule = (id: string, party: PartyMode = { mode: 'any_one' }, more: Partial<StepRule> = {}): StepRule => ({
  id,
  party,
  times: 1,
  by: { by: 'evidence' },
  ...more,
});
const by = (member: string, state: Contribution['state'] = 'accepted', confirmedBy: string[] = []): Contribution => ({
  member,
  state,
  confirmedBy,
});
const step = (stepRule: StepRule, contributions: Contribution[] = [], wasComplete = false): StepOfRun => ({
  rule: stepRule,
  contributions,
  wasComplete,
});
const run = (steps: StepOfRun[], more: Partial<Run> = {}): Run => ({
  state: 'in_progress',
  party: ['ann', 'bob', 'cai'],
  startedAt,
  steps,
  ...more,
});

describe('party modes of a step (mechanisms §2.3)', () => {
  const party = ['ann', 'bob', 'cai'];
  const done = (mode: PartyMode, contributions: Contribution[], times = 1) =>
    isStepDone(rule('s', mode, { times }), contributions, party);

  it('any one: the first accepted does it for all; others who did it too change nothing', () => {
    expect(done({ mode: 'any_one' }, [by('ann', 'pending')])).toBe(false);
    expect(done({ mode: 'any_one' }, [by('bob')])).toBe(true);
    expect(done({ mode: 'any_one' }, [by('bob'), by('ann')])).toBe(true);
    expect(done({ mode: 'any_one' }, [by('bob')], 2)).toBe(false);
    expect(done({ mode: 'any_one' }, [by('bob'), by('ann')], 2)).toBe(true);
  });

  it('each: everyone who is in the party now', () => {
    expect(done({ mode: 'each' }, [by('ann'), by('bob')])).toBe(false);
    expect(done({ mode: 'each' }, [by('ann'), by('bob'), by('cai')])).toBe(true);
    expect(isStepDone(rule('s', { mode: 'each' }), [], [])).toBe(false);
  });

  it('at least n: so many different people, those who left included', () => {
    expect(done({ mode: 'at_least', people: 2 }, [by('ann'), by('ann')])).toBe(false);
    expect(done({ mode: 'at_least', people: 2 }, [by('ann'), by('dai')])).toBe(true);
    expect(done({ mode: 'at_least', people: 2 }, [by('ann'), by('bob'), by('bob')], 2)).toBe(false);
  });

  it('joint: offered once and confirmed by everyone else in the party', () => {
    expect(done({ mode: 'joint' }, [by('ann', 'accepted', ['bob'])])).toBe(false);
    expect(done({ mode: 'joint' }, [by('ann', 'accepted', ['bob', 'cai'])])).toBe(true);
    expect(done({ mode: 'joint' }, [by('ann', 'pending', ['bob', 'cai'])])).toBe(false);
    expect(isStepDone(rule('s', { mode: 'joint' }), [by('ann')], ['ann'])).toBe(true);
  });

  it('more people doing a step never undoes it', () => {
    const contributions = fc.array(
      fc.record({
        member: fc.constantFrom('ann', 'bob', 'cai', 'dai'),
        state: fc.constantFrom('pending' as const, 'accepted' as const, 'returned' as const),
        confirmedBy: fc.subarray(['ann', 'bob', 'cai']),
      }),
      { maxLength: 8 },
    );
    const modes = fc.constantFrom<PartyMode>(
      { mode: 'any_one' },
      { mode: 'each' },
      { mode: 'at_least', people: 2 },
      { mode: 'joint' },
    );
    fc.assert(
      fc.property(modes, contributions, contributions, (mode, before, more) => {
        fc.pre(done(mode, before));
        expect(done(mode, [...before, ...more])).toBe(true);
      }),
      { seed: 62 },
    );
  });
});

describe('states of a run (domain/model.md)', () => {
  it('every state and action: what is allowed leads on, all else is refused with the allowed list', () => {
    const leads: Record<string, RunState> = {
      'offered start': 'in_progress',
      'offered decline': 'withdrawn',
      'set_aside take_up': 'in_progress',
    };
    for (const state of ['in_progress', 'submitted', 'returned']) leads[`${state} set_aside`] = 'set_aside';
    for (const state of ['in_progress', 'submitted', 'returned', 'set_aside']) leads[`${state} withdraw`] = 'withdrawn';
    for (const state of runStates) {
      for (const action of runActions) {
        const expected = leads[`${state} ${action}`];
        expect(moveRun(run([step(rule('s'))], { state }), action)).toEqual(
          expected
            ? { ok: true, state: expected }
            : { ok: false, code: 'not_in_this_state', state, allowed: allowedRunActions(state) },
        );
      }
    }
  });

  it('follows its steps: in progress, submitted when only a confirmation is missing, returned, completed', () => {
    const stateOf = (...contributions: Contribution[][]) =>
      runState(run(contributions.map((c, i) => step(rule(`s${i}`), c))));
    expect(stateOf([], [])).toBe('in_progress');
    expect(stateOf([by('ann', 'pending')], [])).toBe('in_progress');
    expect(stateOf([by('ann', 'pending')], [by('bob')])).toBe('submitted');
    expect(stateOf([by('ann', 'returned')], [by('bob', 'pending')])).toBe('returned');
    expect(stateOf([by('ann')], [by('bob')])).toBe('completed');
  });

  it('a step of everyone is not submitted while someone has not done it', () => {
    const each = rule('s', { mode: 'each' });
    expect(stepState(step(each), ['ann', 'bob'])).toBe('to_do');
    expect(stepState(step(each, [by('ann', 'pending')]), ['ann', 'bob'])).toBe('in_progress');
    expect(stepState(step(each, [by('ann', 'pending'), by('bob')]), ['ann', 'bob'])).toBe('awaiting');
    expect(stepState(step(each, [by('ann', 'returned'), by('bob')]), ['ann', 'bob'])).toBe('returned');
  });

  it('a return asks nothing more of a party whose other evidence may do', () => {
    expect(stepState(step(rule('s'), [by('ann', 'returned'), by('bob', 'pending')]), ['ann', 'bob'])).toBe('awaiting');
  });

  it('set aside and taken up again finds everything as it was left', () => {
    const steps = [step(rule('s0'), [by('ann')]), step(rule('s1'), [by('bob', 'pending')])];
    expect(moveRun(run(steps, { state: 'submitted' }), 'set_aside')).toEqual({ ok: true, state: 'set_aside' });
    expect(moveRun(run(steps, { state: 'set_aside' }), 'take_up')).toEqual({ ok: true, state: 'submitted' });
  });

  it('a confirmation completes even a run set aside, without a second click', () => {
    expect(runState(run([step(rule('s'), [by('ann')])], { state: 'set_aside' }))).toBe('completed');
    expect(runState(run([step(rule('s'))], { state: 'set_aside' }))).toBe('set_aside');
  });

  it('nothing moves a run that was offered or withdrawn', () => {
    for (const state of ['offered', 'withdrawn'] as const)
      expect(runState(run([step(rule('s'), [by('ann')])], { state }))).toBe(state);
  });
});

describe('leaving a party (mechanisms §2.3)', () => {
  const each = rule('s', { mode: 'each' });

  it('“each” asks those who are still there, so leaving may complete a step', () => {
    const left = leaveRun(run([step(each, [by('ann'), by('bob')])]), 'cai');
    expect([left.party, left.state]).toEqual([['ann', 'bob'], 'completed']);
  });

  it('what was done stays, and a complete step stays complete', () => {
    const joint = step(rule('j', { mode: 'joint' }), [by('ann', 'accepted', ['bob', 'cai'])], true);
    const left = leaveRun(run([joint, step(each)]), 'ann');
    expect(stepState(left.steps[0]!, left.party)).toBe('complete');
    expect(left.state).toBe('in_progress');
  });

  it('a run nobody is left in is withdrawn; a completed one stays completed', () => {
    expect(leaveRun(run([step(each)], { party: ['ann'] }), 'ann').state).toBe('withdrawn');
    expect(leaveRun(run([step(each, [by('ann')], true)], { party: ['ann'], state: 'completed' }), 'ann').state).toBe(
      'completed',
    );
  });

  it('leaving never un-completes a step or a run', () => {
    const members = ['ann', 'bob', 'cai', 'dai'];
    const modes = fc.constantFrom<PartyMode>(
      { mode: 'any_one' },
      { mode: 'each' },
      { mode: 'at_least', people: 2 },
      { mode: 'joint' },
    );
    const contributions = fc.array(
      fc.record({ member: fc.constantFrom(...members), confirmedBy: fc.subarray(members) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        modes,
        contributions,
        fc.array(fc.constantFrom(...members), { maxLength: 3 }),
        (mode, given, leavers) => {
          const accepted = given.map((c) => ({ ...c, state: 'accepted' as const }));
          const complete = isStepDone(rule('s', mode), accepted, members);
          let now = run([step(rule('s', mode), accepted, complete)], { party: members });
          now = { ...now, state: runState(now) };
          for (const leaver of leavers) now = leaveRun(now, leaver);
          if (complete) expect([now.state, stepState(now.steps[0]!, now.party)]).toEqual(['completed', 'complete']);
        },
      ),
      { seed: 62 },
    );
  });

  it('a completed run is under way again only when something done for it was taken back', () => {
    expect(runState(run([step(each, [by('ann'), by('bob')], true)], { state: 'completed' }))).toBe('completed');
    expect(runState(run([step(each, [by('ann'), by('bob')], false)], { state: 'completed' }))).toBe('in_progress');
  });
});

describe('matching an activity to a step', () => {
  const shares: StepRule['by'] = { by: 'activity', kind: 'practice.published' };
  const activity = (more: Partial<MatchableActivity> = {}): MatchableActivity => ({
    id: 'a1',
    kind: 'practice.published',
    member: 'ann',
    counterpart: null,
    subject: null,
    occurredAt: new Date('2026-11-03T09:00:00Z'),
    ...more,
  });
  const sharing = (party: PartyMode = { mode: 'any_one' }, id = 's') => rule(id, party, { by: shares });
  const counted = (member: string, activityId: string): Contribution => ({ ...by(member), activity: activityId });

  it('the first open step of its kind is done by it', () => {
    const two = run([step(rule('talk')), step(sharing()), step(sharing({ mode: 'any_one' }, 's2'))]);
    expect(stepFor(two, activity())).toBe('s');
    expect(stepFor(two, activity({ kind: 'question.asked' }))).toBeNull();
  });

  it('one activity does one step once', () => {
    const again = run([step(sharing(), [counted('ann', 'a1')]), step(sharing({ mode: 'any_one' }, 's2'))]);
    expect(stepFor(again, activity())).toBeNull();
    expect(stepFor(again, activity({ id: 'a2' }))).toBe('s2');
  });

  it('counts from the start of the run on, by members of the party, never with oneself', () => {
    const open = run([step(sharing())]);
    expect(stepFor(open, activity({ occurredAt: startedAt }))).toBe('s');
    expect(stepFor(open, activity({ occurredAt: new Date(startedAt.getTime() - 1) }))).toBeNull();
    expect(stepFor(open, activity({ member: 'eve' }))).toBeNull();
    expect(stepFor(open, activity({ counterpart: 'ann' }))).toBeNull();
  });

  it('counts while the run is under way only', () => {
    const found = runStates.filter((state) => stepFor(run([step(sharing())], { state }), activity()) !== null);
    expect(found).toEqual(['in_progress', 'submitted', 'returned']);
  });

  it('what someone did already leaves their part of a step done', () => {
    const each = run([step(sharing({ mode: 'each' }), [counted('ann', 'a0')])]);
    expect(stepFor(each, activity())).toBeNull();
    expect(stepFor(each, activity({ member: 'bob' }))).toBe('s');
    const joint = run([step(sharing({ mode: 'joint' }), [counted('ann', 'a0')])]);
    expect(stepFor(joint, activity({ member: 'bob' }))).toBeNull();
  });

  it('a step that names a place counts work on that alone, and one that names none any', () => {
    const placed = (place?: WorkPlace) =>
      run([step(rule('s', { mode: 'any_one' }, { by: { ...shares, ...(place ? { place } : {}) } }))]);
    const subjects = fc.constantFrom('here', 'there', null);
    fc.assert(
      fc.property(subjects, fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (subject, section) => {
        const here = { to: 'guidance', id: 'here', ...(section ? { section } : {}) } as const;
        expect(stepFor(placed(here), activity({ subject }))).toBe(subject === 'here' ? 's' : null);
        expect(stepFor(placed(), activity({ subject }))).toBe('s');
      }),
      { seed: 118 },
    );
    const both = run([
      step(rule('one', { mode: 'any_one' }, { by: { ...shares, place: { to: 'practice', id: 'there' } } })),
      step(rule('two', { mode: 'any_one' }, { by: { ...shares, place: { to: 'practice', id: 'here' } } })),
    ]);
    expect(stepFor(both, activity({ subject: 'here' }))).toBe('two');
  });

  it('a step may ask for reuse far enough away, or for an honest card', () => {
    const tried = (distance: 'same-directorate' | 'other-directorate') =>
      activity({ kind: 'practice.tried', counterpart: 'eve', distance });
    const far = run([
      step(
        rule(
          's',
          { mode: 'any_one' },
          { by: { by: 'activity', kind: 'practice.tried', distance: 'other-directorate' } },
        ),
      ),
    ]);
    expect([stepFor(far, tried('same-directorate')), stepFor(far, tried('other-directorate'))]).toEqual([null, 's']);
    const honest = run([step(rule('s', { mode: 'any_one' }, { by: { ...shares, honest: true } }))]);
    expect([stepFor(honest, activity({ honest: false })), stepFor(honest, activity({ honest: true }))]).toEqual([
      null,
      's',
    ]);
  });
});
