import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { type GuidanceFacts, mayDecideReview, textAccess } from './guidance.policy.js';

const actor = (memberId: string, role?: 'reviewer', unitPath = ['directorate', 'team']): Actor => ({
  organisationId: 'council',
  memberId,
  grants: role ? [{ role, unitId: null }] : [],
  signInId: 'sign-in',
  name: memberId,
  zone: 'Europe/London',
  unitPath,
});

const facts = (more: Partial<GuidanceFacts> = {}): GuidanceFacts => ({
  id: 'guide',
  organisationId: 'council',
  state: 'review',
  edition: 1,
  ownerId: 'owner',
  deputyId: 'deputy',
  authorIds: ['author'],
  writing: 'authors',
  unitPath: ['directorate', 'team'],
  consultationUnitId: null,
  askedIds: [],
  published: false,
  ...more,
});

describe('[guidance/review] who decides', () => {
  const decides = (who: Actor, reviewerId: string | null = null, contributors: string[] = []) =>
    mayDecideReview(who, facts(), { reviewerId, contributors });

  it('nobody who writes it, answers for it or has words in it', () => {
    expect(decides(actor('someone', 'reviewer'))).toBe(true);
    for (const own of ['owner', 'deputy', 'author']) expect(decides(actor(own, 'reviewer'))).toBe(false);
    expect(decides(actor('someone', 'reviewer'), null, ['someone'])).toBe(false);
    expect(decides(actor('named'), 'named', ['named'])).toBe(false);
  });

  it('a named colleague, else a reviewer, and only while it is under review', () => {
    expect([decides(actor('named'), 'named'), decides(actor('other'), 'named')]).toEqual([true, false]);
    expect(decides(actor('other'))).toBe(false);
    const written = facts({ state: 'drafting' });
    expect(mayDecideReview(actor('named'), written, { reviewerId: 'named', contributors: [] })).toBe(false);
  });
});

describe('[guidance/access] a consultation', () => {
  const reads = (who: Actor, more: Partial<GuidanceFacts>) =>
    textAccess(who, facts({ state: 'consultation', ...more }));

  it('is read by everyone in the unit that is consulted, and by nobody else', () => {
    expect(reads(actor('someone'), { consultationUnitId: 'directorate' })).toBe('read');
    expect(reads(actor('someone', undefined, ['elsewhere']), { consultationUnitId: 'directorate' })).toBeNull();
    expect(reads(actor('someone', undefined, ['elsewhere']), {})).toBe('read');
    expect(reads({ ...actor('someone'), organisationId: 'another' }, {})).toBeNull();
  });
});
