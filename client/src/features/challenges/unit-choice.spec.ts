import type { Unit } from '@guildhall/shared/people/organisation';
import { describe, expect, it } from '@jest/globals';

import { allOf, inTheWay } from './unit-choice';

const unit = (id: string, kind: Unit['kind'], parentId: string | null): Unit => ({
  ...{ id, kind, parentId, name: id, nameCy: null },
  inMyCare: false,
});
const place = unit('place', 'directorate', null);
const streets = unit('streets', 'department', place.id);
const lights = unit('lights', 'team', streets.id);
const crew = unit('crew', 'team', lights.id);
const parks = unit('parks', 'department', place.id);
const units = [place, streets, lights, crew, parks];

describe('the units of a challenge', () => {
  it('leave out what lies inside a chosen one, or around it, however far', () => {
    expect(inTheWay(units, ['parks', 'place']).get('lights')).toEqual({ lies: 'inside', other: place });
    expect(inTheWay(units, ['parks', 'lights']).get('place')).toEqual({ lies: 'around', other: lights });
  });

  it('may stand side by side, and the chosen one stays free to be left out', () => {
    const blocked = inTheWay(units, ['streets']);
    expect(blocked.get('parks')).toBeUndefined();
    expect(blocked.get('streets')).toBeUndefined();
  });

  it('of one kind are chosen at once, but for those inside another of the kind', () => {
    expect(allOf(units, 'department')).toEqual(['streets', 'parks']);
    expect(allOf(units, 'team')).toEqual(['lights']);
  });
});
