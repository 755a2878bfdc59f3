import { describe, expect, it } from '@jest/globals';

import { atAnswers } from './design-errors';
import { emptyDesign } from './design-values';

const wrong = { type: 'too_small', message: 'too_small' };
const [part] = emptyDesign.list;
const parts = { ...emptyDesign, list: [part!, part!] };
const at = (errors: object, values = emptyDesign) => atAnswers(errors as never, values);

describe('the faults of a badge', () => {
  it('are at the part that each belongs to, whether it is the only one or not', () => {
    expect(at({ criteria: { atLeast: wrong } })).toEqual({ list: [{ atLeast: wrong }] });
    const of = [undefined, { atLeast: wrong }];
    expect(at({ forWhat: { en: wrong }, criteria: { of } }, parts)).toEqual({ forWhat: { en: wrong }, list: of });
  });

  it('are left where they are when they lie in parts within parts', () => {
    const criteria = { of: [undefined, { of: [{ distance: wrong }] }] };
    expect(at({ criteria }, { ...parts, nested: { type: 'any_of', of: [part!] } })).toEqual({ criteria });
  });

  it('are said at the name when they are of the address that is made from it, once', () => {
    expect(at({ slug: wrong })).toEqual({ name: { en: wrong } });
    const name = { en: { ...wrong, message: 'own' } };
    expect(at({ slug: wrong, name })).toEqual({ name });
  });
});
