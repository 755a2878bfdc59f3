import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { type CardFacts, widerAudiences } from './practice.policy.js';

const unitPath = ['directorate', 'department', 'team'];
const actor = (memberId: string): Actor => ({
  ...{ organisationId: 'council', memberId, name: memberId, signInId: 'sign-in' },
  ...{ zone: 'Europe/London', unitPath, grants: [] },
});
const card: CardFacts = {
  ...{ organisationId: 'council', state: 'published', audience: 'directorate', inNetwork: true, widenedAt: null },
  ...{ authorId: 'author', ownerId: 'keeper', creditedIds: ['credited'], unitPath, triedBy: [] },
};

describe('[audience/network] who opens a card to more people', () => {
  it('its writers do within the council, its author alone to partner councils', () => {
    expect(widerAudiences(actor('author'), card)).toEqual(['council', 'network']);
    for (const other of ['credited', 'keeper']) expect(widerAudiences(actor(other), card)).toEqual(['council']);
    expect(widerAudiences(actor('stranger'), card)).toEqual([]);
  });

  it('never where the council does not share, nor a card that is not published', () => {
    expect(widerAudiences(actor('author'), { ...card, inNetwork: false })).toEqual(['council']);
    expect(widerAudiences(actor('author'), { ...card, state: 'draft' })).toEqual([]);
  });
});
