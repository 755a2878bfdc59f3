import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { payingKinds } from '@guildhall/shared/activity/catalogue';
import { describe, expect, it } from '@jest/globals';

const words = (language: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `locales/${language}.json`), 'utf8')) as {
    activity: Record<string, string>;
  };

describe('what brings points', () => {
  it.each(['en', 'cy'])('says each activity that can, and no other, in a sentence (%s)', (language) => {
    expect(Object.keys(words(language).activity).toSorted()).toEqual([...payingKinds].toSorted());
  });
});
