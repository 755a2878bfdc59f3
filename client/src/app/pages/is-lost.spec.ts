import { describe, expect, it } from '@jest/globals';
import type { ProblemCode } from '@guildhall/shared/platform/problem';

import { ApiProblem, NoAnswer } from '../../lib/api/problem';
import { isLost } from './is-lost';

const refused = (code: ProblemCode) =>
  new ApiProblem({ type: '', title: '', status: 0, code, detail: '', requestId: '' });
const data = { title: 'As it was' };

describe('a page', () => {
  it.each([new NoAnswer(), refused('trouble'), refused('too_many_requests'), refused('unavailable')])(
    'that cannot be read anew stays as it is, with what is typed in it: %s',
    (error) => {
      expect(isLost({ error, data })).toBe(false);
      expect(isLost({ error, data: undefined })).toBe(true);
    },
  );

  it.each([refused('not_found'), refused('not_allowed'), refused('sign_in_needed')])(
    'that is no longer this person’s goes: %s',
    (error) => expect(isLost({ error, data })).toBe(true),
  );

  it('without an error is there, or on its way', () => {
    expect([data, undefined].map((each) => isLost({ error: null, data: each }))).toEqual([false, false]);
  });
});
