import { expect, it } from '@jest/globals';

import { type Heard, heardNext, isSpoken } from './worry';

const saved = { worrying: false, saved: true };
const saving = { worrying: false, saved: false };
const kept = { worrying: true, saved: false };

it('[save/spoken] a worry is heard, and the saving that ends it, but no saving besides', () => {
  const spoken: boolean[] = [];
  let heard: Heard = { ...saving, worried: false };
  for (const now of [saved, saving, saved, kept, saving, saved, saved, saving, saved, kept, saved]) {
    heard = heardNext(heard, now);
    spoken.push(isSpoken(heard));
  }
  expect(spoken).toEqual([false, false, false, true, false, true, true, false, false, true, true]);
});
