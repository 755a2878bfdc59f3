import { describe, expect, it } from '@jest/globals';

import { fillsIn } from './message';

describe('what fills a message', () => {
  const params = { inner: 'Libraries', innerCy: 'Llyfrgelloedd', outer: 'Communities', minimum: 2 };

  it('are names in Welsh for whoever reads Welsh, where there are any', () => {
    expect(fillsIn('cy', params)).toMatchObject({ inner: 'Llyfrgelloedd', outer: 'Communities', minimum: 2 });
    expect(fillsIn('en', params)).toMatchObject({ inner: 'Libraries', outer: 'Communities', minimum: 2 });
    expect(fillsIn('cy')).toEqual({});
  });
});
