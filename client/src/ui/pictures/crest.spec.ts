import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { crestOf, divisions, isParted } from './crest';
import { crestCharges } from './charges';
import { colours, isMetal, metals } from './heraldry';

describe('the arms of a unit', () => {
  it('are the same for one id, forever', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => expect(crestOf(id)).toEqual(crestOf(id))),
      { seed: 62 },
    );
    expect(crestOf('0192f0c1-0000-7000-8000-000000000001')).toEqual({
      division: 'plain',
      field: 'or',
      other: 'azure',
      charge: 'quatrefoil',
      chargeTincture: 'vert',
    });
  });

  it('keep the rule of tincture: metal on colour, colour on metal', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const { division, field, other, chargeTincture } = crestOf(id);
        expect(isMetal(field)).not.toBe(isMetal(other));
        const ground = division === 'pale' ? other : field;
        if (!isParted(division)) expect(isMetal(chargeTincture)).not.toBe(isMetal(ground));
      }),
      { seed: 62 },
    );
  });

  it('use every division, charge, colour and metal', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => crestOf(`unit-${index}`));
    expect(new Set(many.map(({ division }) => division)).size).toBe(divisions.length);
    expect(new Set(many.map(({ charge }) => charge)).size).toBe(Object.keys(crestCharges).length);
    expect(new Set(many.flatMap(({ field, other }) => [field, other])).size).toBe(colours.length + metals.length);
  });

  it('seldom repeat among the teams of a council', () => {
    const arms = Array.from({ length: 450 }, (_, index) =>
      JSON.stringify(crestOf(`0192f0c1-0000-7000-8000-${String(index).padStart(12, '0')}`)),
    );
    expect(new Set(arms).size).toBeGreaterThan(400);
  });
});
