import { describe, expect, it } from '@jest/globals';

import { announceEvery, note, pauseBefore, silence, speak } from './announcements';

describe('announcements', () => {
  it('speaks at once after a silence and then waits ten seconds', () => {
    expect(pauseBefore(silence, 5)).toBe(0);
    const { after } = speak(note(silence, 'board', 'Libraries lead.'), 1_000);
    expect(pauseBefore(after, 1_000)).toBe(announceEvery);
    expect(pauseBefore(after, 1_000 + announceEvery)).toBe(0);
  });

  it('says only the newest about one subject, and all subjects together', () => {
    const waiting = note(note(note(silence, 'board', 'First.'), 'bridge', 'A plank was laid.'), 'board', 'Second.');
    expect(speak(waiting, 0).text).toBe('Second. A plank was laid.');
  });
});
