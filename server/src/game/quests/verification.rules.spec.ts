import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decideEvidence, mayVerify, offerEvidence, type VerifierFacts } from './verification.rules.js';

const now = new Date('2026-11-23T09:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const facts = (more: Partial<VerifierFacts> = {}): VerifierFacts => ({
  now,
  verifier: 'ann',
  contributors: ['bob'],
  verifiedVerifierAt: null,
  boards: [],
  ...more,
});
const board = (verifierPlace: number, contributorPlace: number, contributorUnit = 'theirs') => ({
  verifierUnit: 'ours',
  verifierPlace,
  contributorUnit,
  contributorPlace,
});

describe('[I4] who may verify', () => {
  it('nobody their own, nor their party’s', () => {
    expect(mayVerify(facts({ contributors: ['ann'] }))).toEqual({ ok: false, code: 'own' });
    expect(mayVerify(facts({ contributors: ['bob', 'ann'] }))).toEqual({ ok: false, code: 'own' });
    expect(mayVerify(facts())).toEqual({ ok: true });
  });

  it('nobody someone who verified them in the past seven days', () => {
    expect(mayVerify(facts({ verifiedVerifierAt: daysAgo(6) }))).toEqual({
      ok: false,
      code: 'verified_you_lately',
      until: new Date('2026-11-24T09:00:00Z'),
    });
    expect(mayVerify(facts({ verifiedVerifierAt: daysAgo(7) }))).toEqual({ ok: true });
  });

  it('nobody a rival within two places on any live board', () => {
    expect(mayVerify(facts({ boards: [board(1, 9), board(3, 5)] }))).toEqual({ ok: false, code: 'rival' });
    expect(mayVerify(facts({ boards: [board(2, 2)] }))).toEqual({ ok: false, code: 'rival' });
    expect(mayVerify(facts({ boards: [board(5, 2)] }))).toEqual({ ok: true });
  });

  it('a colleague of one’s own unit is no rival', () => {
    expect(mayVerify(facts({ boards: [board(2, 2, 'ours')] }))).toEqual({ ok: true });
  });

  it('rivalry does not depend on who of the two is in front', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (a, b) => {
        expect(mayVerify(facts({ boards: [board(a, b)] }))).toEqual(mayVerify(facts({ boards: [board(b, a)] })));
      }),
      { seed: 62 },
    );
  });
});

describe('evidence and decisions (mechanisms §2.3)', () => {
  it('offering while one is pending gives the pending one; after a return it is offered again', () => {
    expect([null, 'returned', 'pending', 'accepted'].map((state) => offerEvidence(state as never))).toEqual([
      'offered',
      'offered_again',
      'is_pending',
      'already_done',
    ]);
  });

  it('confirming needs nothing else, returning needs a reason', () => {
    expect(decideEvidence('pending', { decision: 'confirm' })).toEqual({ ok: true, state: 'accepted' });
    expect(decideEvidence('pending', { decision: 'return', reason: 'Which week was it?' })).toEqual({
      ok: true,
      state: 'returned',
    });
    expect(decideEvidence('pending', { decision: 'return', reason: ' \n' })).toEqual({
      ok: false,
      code: 'reason_needed',
    });
  });

  it('a second decision changes nothing and says what the first was', () => {
    expect(decideEvidence('accepted', { decision: 'return', reason: 'No' })).toEqual({
      ok: false,
      code: 'already_decided',
      state: 'accepted',
    });
    expect(decideEvidence('returned', { decision: 'confirm' })).toEqual({
      ok: false,
      code: 'already_decided',
      state: 'returned',
    });
  });
});
