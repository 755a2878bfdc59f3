import { describe, expect, it } from '@jest/globals';

import { countErrors } from './count-errors';

const wrong = { type: 'too_small', message: 'too_small' };

describe('the count above a form that was not sent', () => {
  it('counts each answer, in groups and lists too', () => {
    expect(countErrors({})).toBe(0);
    expect(countErrors({ title: wrong, why: wrong })).toBe(2);
    const steps = [{ title: { en: wrong }, help: { en: wrong } }, undefined, { title: { en: wrong } }];
    expect(countErrors({ definition: { title: { en: wrong }, steps } } as never)).toBe(4);
  });

  it('takes an answer that is called “type” for an answer', () => {
    expect(countErrors({ criteria: { type: wrong, atLeast: wrong } } as never)).toBe(2);
  });
});
