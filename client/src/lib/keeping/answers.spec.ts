import { afterEach, describe, expect, it } from '@jest/globals';

import { countAnswers, forgetAnswers, keepAnswers, keptAnswers, keptPlaces } from './answers';
import { fakeStorage } from './fake-storage';

const { held: device, room } = fakeStorage('localStorage');

afterEach(() => {
  room.full = false;
  for (const name of Object.keys(device)) delete device[name];
});

describe('what is written in a form and not sent', () => {
  it('is kept for whoever wrote it, and forgotten by place, by what is within it, or with all else of theirs', () => {
    for (const place of ['run:one', 'run:two', 'other:one']) keepAnswers('dev', place, { words: place });
    keepAnswers('tom', 'run:two', { words: 'Another' });
    expect(keptAnswers('dev', 'run:two')).toEqual({ words: 'run:two' });
    expect(countAnswers('dev')).toBe(3);
    expect(keptPlaces('dev', 'run:').toSorted()).toEqual(['run:one', 'run:two']);
    forgetAnswers('dev', 'run:two');
    expect(keptAnswers('dev', 'run:two')).toBeUndefined();
    forgetAnswers('dev', 'run:');
    expect(countAnswers('dev')).toBe(1);
    forgetAnswers('dev');
    expect(Object.keys(device)).toEqual(['guildhall-answers:tom:run:two']);
  });

  it('is not kept on a device without room, which keeps nobody from writing', () => {
    room.full = true;
    keepAnswers('dev', 'run:one', { words: 'Half a sentence' });
    expect(keptAnswers('dev', 'run:one')).toBeUndefined();
  });
});
