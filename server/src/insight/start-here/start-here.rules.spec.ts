import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import type { QuestCard, RunCard } from '@guildhall/shared/game/quests';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type HomeFacts, startHere } from './start-here.rules.js';

const quest = (slug: string, more: Partial<QuestCard> = {}) =>
  ({
    slug,
    title: { en: slug },
    why: { en: 'Because.' },
    minutes: 10,
    level: 1,
    coming: false,
    counted: true,
    own: null,
    doneBefore: false,
    ...more,
  }) as QuestCard;
const run = (id: string, more: Partial<RunCard> = {}) =>
  ({
    id,
    slug: id,
    title: { en: id },
    minutes: 15,
    own: 'accepted',
    state: 'in_progress',
    invitedBy: null,
    ...more,
  }) as RunCard;
const challenge = (id: string, more: Partial<ChallengeEntry> = {}) =>
  ({ id, title: { en: id }, state: 'open', mine: false, awaitsMe: false, ...more }) as ChallengeEntry;
const nothing: HomeFacts = {
  runs: [],
  quests: [],
  challenges: [],
  counting: new Set(),
  cardless: new Set(),
  waiting: 0,
  rechecks: [],
  weeklyMinutes: null,
  enough: false,
};
const shown = (facts: Partial<HomeFacts>) =>
  startHere({ ...nothing, ...facts }).items.map(({ kind, link }) => [kind, link.id]);

describe('start here', () => {
  it('[A3] offers someone new three small quests that fit their week, done and coming ones left out', () => {
    const quests = [
      quest('say-when'),
      quest('done', { doneBefore: true }),
      quest('long', { minutes: 45 }),
      quest('later', { coming: true }),
      quest('ask-one'),
      quest('plain'),
      quest('more'),
    ];
    expect(shown({ quests, weeklyMinutes: 20 })).toEqual([
      ['begin', 'say-when'],
      ['begin', 'ask-one'],
      ['begin', 'plain'],
    ]);
  });

  it('leaves out quests that are nothing but one’s own taps, unless there is nothing else to begin', () => {
    const taps = quest('taps', { counted: false });
    expect(shown({ quests: [taps, quest('say-when')] })).toEqual([['begin', 'say-when']]);
    expect(shown({ quests: [taps, quest('long', { minutes: 45 })], weeklyMinutes: 20 })).toEqual([['begin', 'taps']]);
  });

  it('puts what colleagues wait for first, and keeps room for one’s own next step', () => {
    const facts = {
      runs: [run('asked', { own: 'invited', invitedBy: 'Dev Anand' }), run('back', { state: 'returned' }), run('mine')],
      challenges: [challenge('c', { awaitsMe: true })],
      waiting: 3,
      quests: [quest('say-when')],
    };
    expect(shown(facts)).toEqual([
      ['invited', 'asked'],
      ['returned', 'back'],
      ['go_on', 'mine'],
    ]);
  });

  it('fills all three with wishes of others where there is nothing of one’s own', () => {
    expect(shown({ waiting: 2, runs: [run('a', { own: 'invited' }), run('b', { own: 'invited' })] })).toHaveLength(3);
  });

  it('prefers quests that count for the team’s challenge', () => {
    const quests = [quest('a'), quest('b'), quest('c')];
    expect(shown({ quests, counting: new Set(['c']) })[0]).toEqual(['begin', 'c']);
  });

  it('puts what begins with a card behind what can be done where nobody has shared one', () => {
    const quests = [quest('ask-one'), quest('share'), quest('c')];
    const facts = { quests, cardless: new Set(['ask-one']), counting: new Set(['ask-one']) };
    expect(shown(facts).map(([, slug]) => slug)).toEqual(['share', 'c', 'ask-one']);
  });

  it('[A7] asks those who have given all they can alone to bring others along', () => {
    const quests = [quest('first'), quest('welcome', { level: 4 })];
    expect(shown({ quests, enough: true })[0]).toEqual(['begin', 'welcome']);
  });

  it('shows the open challenge of one’s own unit that closes first', () => {
    const challenges = [
      challenge('others', { endsAt: '2026-10-01T00:00:00Z' }),
      challenge('later', { mine: true, endsAt: '2026-12-01T00:00:00Z' }),
      challenge('ours', { mine: true, endsAt: '2026-11-01T00:00:00Z' }),
    ];
    expect(startHere({ ...nothing, challenges }).challengeId).toBe('ours');
  });

  it('never shows more than three, nor one thing twice', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9), (invited, under, quests, waiting) => {
        const many = <T>(count: number, make: (nth: string) => T) =>
          Array.from({ length: count }, (_, n) => make(String(n)));
        const items = shown({
          runs: [...many(invited, (n) => run(`i${n}`, { own: 'invited' })), ...many(under, (n) => run(`u${n}`))],
          quests: many(quests, (n) => quest(`q${n}`)),
          waiting,
        });
        expect(items.length).toBe(Math.min(3, invited + under + quests + Math.min(1, waiting)));
        expect(new Set(items.map(String)).size).toBe(items.length);
      }),
      { seed: 7 },
    );
  });

  it('asks for a second look with its title and with whom, after what colleagues wait for', () => {
    const rechecks = [{ title: { en: 'One shared map' }, by: { id: 'ann', name: 'Ann Price' } }];
    expect(shown({ rechecks, waiting: 1, quests: [quest('own')] })).toEqual([
      ['verify', null],
      ['recheck', null],
      ['begin', 'own'],
    ]);
    expect(startHere({ ...nothing, rechecks }).items).toMatchObject([
      { kind: 'recheck', title: { en: 'One shared map' }, name: 'Ann Price', link: { to: 'verify' } },
    ]);
  });
});
