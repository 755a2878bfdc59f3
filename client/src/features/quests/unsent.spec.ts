import { beforeEach, describe, expect, it } from '@jest/globals';

import { fakeStorage } from '../../lib/keeping/fake-storage';

const { held: device } = fakeStorage('localStorage');
const { keepUnsent, takeOverUnsent, unsentOf } = await import('./unsent');

beforeEach(() => {
  for (const name of Object.keys(device)) delete device[name];
});

describe('what an earlier version kept of evidence in one place', () => {
  it('is taken over by whose it is, where nothing newer is there, and its place is left empty', () => {
    keepUnsent('tom', 'run', 'two', { words: 'Newer' });
    const state = {
      'dev:run:one': { words: 'Half a sentence', link: undefined },
      'tom:run:two': { words: 'Older' },
      'tom:run:three': {},
    };
    device['guildhall-evidence'] = JSON.stringify({ state, version: 0 });
    takeOverUnsent();
    expect(unsentOf('dev', 'run', 'one')).toEqual({ words: 'Half a sentence' });
    expect([unsentOf('tom', 'run', 'two'), unsentOf('tom', 'run', 'three')]).toEqual([{ words: 'Newer' }, undefined]);
    expect(Object.keys(device)).not.toContain('guildhall-evidence');
  });

  it('goes, too, when it cannot be read', () => {
    for (const text of ['{', '[]', 'null', '{"state":{"dev:run:one":null}}']) {
      device['guildhall-evidence'] = text;
      takeOverUnsent();
      expect(Object.keys(device)).toEqual([]);
    }
  });
});
