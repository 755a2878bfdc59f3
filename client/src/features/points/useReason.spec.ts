import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import i18next, { type ResourceKey, type TFunction } from 'i18next';

import { reasonWords, whatWords } from './useReason';

const points = JSON.parse(readFileSync(join(import.meta.dirname, 'locales/en.json'), 'utf8')) as ResourceKey;
const language = i18next.createInstance();
await language.init({ lng: 'en', resources: { en: { points } }, ns: ['points'], defaultNS: 'points' });
const t = language.t as unknown as TFunction<'points'>;
const reuse = { nth: 7, pct: 50, distance: 'other-directorate' };

describe('why a line has its points', () => {
  it('says both when something counted half for its number and more for its distance', () => {
    expect(reasonWords(t, { code: 'reuse_taper', params: { ...reuse, boost: 150 } })).toBe(
      '50%, because it is team number 7. Then 150% of that, because it went to another directorate.',
    );
  });

  it('says one where only one was at work', () => {
    expect(reasonWords(t, { code: 'reuse_taper', params: { ...reuse, boost: 100 } })).toBe(
      '50%, because it is team number 7.',
    );
    expect(reasonWords(t, { code: 'distance_boost', params: { ...reuse, pct: 100, boost: 150 } })).toBe(
      '150%, because it went to another directorate.',
    );
  });
});

describe('what a line says was done', () => {
  it('names the quest that brought it, and of a stamp or a first step says both', () => {
    expect(whatWords(t, 'session.attended', 'Pair up')).toBe('The quest “Pair up”');
    expect(whatWords(t, 'stamp.earned', 'Pair up')).toBe('A stamp, by the quest “Pair up”');
    expect(whatWords(t, 'question.asked', null)).toBe('A question asked');
  });
});
