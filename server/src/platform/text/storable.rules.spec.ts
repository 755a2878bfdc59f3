import { expect, it } from '@jest/globals';

import { makeStorable } from './storable.rules.js';

it('[text/storable] what is not seen and cannot be stored goes, however deep, and all else stays', () => {
  const sent = { title: 'a\0b', list: ['\ud800c', { deep: 'd\udc00' }], icon: '🦡', count: 3, none: null };
  expect(makeStorable(sent)).toBe(true);
  expect(sent).toEqual({ title: 'ab', list: ['\ufffdc', { deep: 'd\ufffd' }], icon: '🦡', count: 3, none: null });
});

it('[text/storable] a field’s name is not guessed at', () => {
  expect(makeStorable({ answers: { 'na\0me': 1 } })).toBe(false);
});

it('[text/storable] what is nested beyond all measure is told and not followed', () => {
  expect(makeStorable(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)))).toBe(false);
});
