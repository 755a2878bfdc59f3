import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { type CardFacts, mayOf, widerAudiences } from './practice.policy.js';

const unitPath = ['directorate', 'department', 'team'];
const actor = (memberId: string): Actor => ({
  ...{ organisationId: 'council', memberId, name: memberId, signInId: 'sign-in' },
  ...{ zone: 'Europe/London', unitPath, grants: [] },
});
const card: CardFacts = {
  ...{ organisationId: 'council', state: 'published', audience: 'directorate', inNetwork: true, widenedAt: null },
  ...{ authorId: 'author', ownerId: 'keeper', creditedIds: ['credited'], unitPath, triedBy: [], usedBy: [] },
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

describe('[reuse/may] who is asked whether their unit would try a card', () => {
  const from = (memberId: string, team: string) => ({ ...actor(memberId), unitPath: ['directorate', team] });
  const may = (by: Actor, facts: Partial<CardFacts> = {}) => mayOf(by, { ...card, ...facts }).tryIt;

  it('people of another unit, while that neither tries it nor goes on with it', () => {
    expect(may(from('stranger', 'other'))).toBe(true);
    expect(may(from('stranger', 'other'), { triedBy: ['other'] })).toBe(true);
    expect(may(from('stranger', 'other'), { triedBy: ['other'], usedBy: ['other'] })).toBe(false);
    expect(may(from('stranger', 'other'), { usedBy: ['third'] })).toBe(true);
  });

  it('nobody of the unit it is from, nor who made it, wherever they sit, nor who is in none', () => {
    expect(may(actor('stranger'))).toBe(false);
    for (const maker of ['author', 'credited']) expect(may(from(maker, 'other'))).toBe(false);
    expect(may({ ...actor('stranger'), unitPath: [] })).toBe(false);
    expect(may(from('stranger', 'other'), { state: 'retired' })).toBe(false);
  });
});
