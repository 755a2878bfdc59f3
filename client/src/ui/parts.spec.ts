import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { safeNext, signInPath } from '../lib/me/sign-in-path';
import { inSight } from './disclosure/in-sight';
import { countByShare } from './pictures/count-by-share';
import { shoresOf } from './pictures/gap-shores';
import { stampLines, turnOf } from './pictures/stamp';
import { nextTab } from './tabs/next-tab';
import { initialsOf } from './text/initials';

describe('initials', () => {
  it('take the first and the last part of a name', () => {
    expect(initialsOf('Moira Anne Penhale')).toBe('MP');
    expect(initialsOf('Dev')).toBe('D');
    expect(initialsOf('')).toBe('');
  });

  it('keep the Welsh letters that are written as two', () => {
    expect(initialsOf('Ffion Rhys')).toBe('FfRh');
    expect(initialsOf('Llinos ap Gwilym')).toBe('LlG');
  });
});

describe('tabs', () => {
  it('move with arrows in a circle and jump with Home and End', () => {
    const keys = ['a', 'b', 'c'];
    expect(nextTab(keys, 'c', 'ArrowRight')).toBe('a');
    expect(nextTab(keys, 'a', 'ArrowLeft')).toBe('c');
    expect(nextTab(keys, 'b', 'Home')).toBe('a');
    expect(nextTab(keys, 'b', 'End')).toBe('c');
    expect(nextTab(keys, 'b', 'x')).toBeUndefined();
  });
});

describe('the table of a bridge', () => {
  it('counts every colleague once and calls nobody across who is not', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (fills) => {
        const rows = countByShare(fills);
        expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(fills.length);
        expect(rows.find(({ share }) => share === 100)?.people ?? 0).toBe(fills.filter((fill) => fill === 1).length);
        expect(rows.find(({ share }) => share === 0)?.people ?? 0).toBe(fills.filter((fill) => fill === 0).length);
      }),
      { seed: 62 },
    );
  });
});

describe('the picture of the gap', () => {
  it('brings the far bank nearer when the gap closes', () => {
    const { near, first, last } = shoresOf([{ gap: 0.9 }, { gap: 0.4 }], 400);
    expect(last).toBeLessThan(first);
    expect(last).toBeGreaterThan(near);
    expect(first).toBeLessThan(400);
  });
});

describe('a stamp', () => {
  it('turns the same way for one id and never too far to read', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(turnOf(id)).toBe(turnOf(id));
        expect(Math.abs(turnOf(id))).toBeLessThanOrEqual(8);
      }),
      { seed: 62 },
    );
  });

  it('breaks its title into three lines at most and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 }), (words) => {
        const lines = stampLines(words.join(' '));
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(lines.join(' ')).toBe(words.join(' '));
      }),
      { seed: 62 },
    );
  });
});

describe('a list with a long tail', () => {
  it('folds what is beyond its most, but never a single one', () => {
    expect([0, 4, 5, 6, 40].map((count) => inSight(count, 4))).toEqual([0, 4, 5, 4, 4]);
  });
});

describe('the way back after sign-in', () => {
  it('leads to the screen the person asked for, and never to another site', () => {
    expect(signInPath({ pathname: '/quests', search: '?level=2' })).toBe('/sign-in?next=%2Fquests%3Flevel%3D2');
    expect(signInPath({ pathname: '/quests', search: '' }, true)).toBe('/sign-in?ended=&next=%2Fquests');
    expect(signInPath({ pathname: '/', search: '' }, true)).toBe('/sign-in?ended=');
    expect(safeNext('/quests?level=2')).toBe('/quests?level=2');
    for (const elsewhere of [
      'https://example.org',
      '//example.org',
      '/\\example.org',
      'javascript:alert(1)',
      '',
      null,
    ]) {
      expect(safeNext(elsewhere)).toBe('/');
    }
  });
});
