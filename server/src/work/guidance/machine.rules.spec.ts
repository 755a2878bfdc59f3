import { describe, expect, it } from '@jest/globals';
import { type GuidanceState, guidanceState } from '@guildhall/shared/work/guidance-document';

import { allSteps, isBeingWritten, isForEdition, isFrozen, isOut, stateAfter, type Step } from './machine.rules.js';

/** Every transition there is; what is not here is refused. */
const transitions: [GuidanceState, Step, GuidanceState][] = [
  ['outline', 'begin-drafting', 'drafting'],
  ['drafting', 'consult', 'consultation'],
  ['drafting', 'freeze', 'review'],
  ['consultation', 'end-consultation', 'drafting'],
  ['consultation', 'consultation-closed', 'drafting'],
  ['consultation', 'freeze', 'review'],
  ['review', 'changes-asked', 'drafting'],
  ['review', 'all-reviewed', 'ready'],
  ['review', 'reopen', 'drafting'],
  ['ready', 'reopen', 'drafting'],
  ['ready', 'approve', 'approved'],
  ['approved', 'reopen', 'drafting'],
  ['approved', 'publish', 'published'],
  ['published', 'fell-due', 'due'],
  ['published', 'confirm', 'published'],
  ['published', 'next-edition', 'drafting'],
  ['published', 'withdraw', 'withdrawn'],
  ['due', 'confirm', 'published'],
  ['due', 'next-edition', 'drafting'],
  ['due', 'withdraw', 'withdrawn'],
  ['withdrawn', 'archive', 'archived'],
  ['outline', 'discard', 'archived'],
  ['drafting', 'discard', 'archived'],
  ['consultation', 'discard', 'archived'],
  ['drafting', 'set-aside', 'published'],
  ['consultation', 'set-aside', 'published'],
];

describe('[guidance/machine] every state and every step', () => {
  it.each(guidanceState.options)('from %s only what is listed', (state) => {
    const leads = Object.fromEntries(allSteps.map((step) => [step, stateAfter(state, step)]));
    const listed = transitions.filter(([from]) => from === state);
    const expected = Object.fromEntries(
      allSteps.map((step) => [step, listed.find(([, name]) => name === step)?.[2] ?? null]),
    );
    expect(leads).toEqual(expected);
  });

  it('every state but the first is reached, and none is both written and frozen', () => {
    const reached = new Set(transitions.map(([, , to]) => to));
    for (const state of guidanceState.options.filter((name) => name !== 'outline')) expect(reached).toContain(state);
    for (const state of guidanceState.options)
      expect([isBeingWritten(state), isFrozen(state), isOut(state)].filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  it('only the first edition is discarded, only a later one set aside; every other step is for both', () => {
    const first = allSteps.filter((step) => isForEdition(step, 1));
    const later = allSteps.filter((step) => isForEdition(step, 2));
    expect(first).toEqual(allSteps.filter((step) => step !== 'set-aside'));
    expect(later).toEqual(allSteps.filter((step) => step !== 'discard'));
  });

  it('nothing is published without having been reviewed and approved since it was last written', () => {
    const walk = (state: GuidanceState, passed: Step[], seen: Set<string>): void => {
      for (const [, step, to] of transitions.filter(([from]) => from === state)) {
        const now = isBeingWritten(to) ? [] : [...passed, step];
        if (step === 'publish') expect(now).toEqual(expect.arrayContaining(['freeze', 'all-reviewed', 'approve']));
        const place = `${to} ${now.join()}`;
        if (!seen.has(place)) walk(to, now.slice(-6), seen.add(place));
      }
    };
    walk('outline', [], new Set());
  });
});
