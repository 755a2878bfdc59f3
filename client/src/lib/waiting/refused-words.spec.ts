import { expect, it } from '@jest/globals';

import { refusedWords } from './refused-words';

it('what somebody wrote is found in what was refused, and nothing that they did not write', () => {
  expect(refusedWords({ text: 'Which post?', replyTo: 'c1', mentions: ['m1'] })).toBe('Which post?');
  expect(refusedWords({ words: 'We wrote it down.', link: 'https://example.org' })).toBe(
    'We wrote it down.\nhttps://example.org',
  );
  const decisions = [
    { evidence: 'e1', decision: 'return', reason: 'Who owns it?' },
    { evidence: 'e2', decision: 'confirm' },
  ];
  expect(refusedWords({ decisions })).toBe('Who owns it?');
  expect([undefined, null, {}, { action: 'start' }].map(refusedWords)).toEqual(['', '', '', '']);
});
