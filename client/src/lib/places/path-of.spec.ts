import { describe, expect, it } from '@jest/globals';

import { pathOfPlace, placeAt } from './path-of';

const id = '0193a5c2-6c1e-7d40-8a5e-3f7b2c9d1e10';

describe('the place of work', () => {
  it('is found again at its own address, in Welsh, too', () => {
    for (const place of [
      { to: 'guidance', id } as const,
      { to: 'guidance', id, section: 'beth-i’w-wneud-â-ŵyn' } as const,
      { to: 'practice', id } as const,
    ]) {
      expect(placeAt(pathOfPlace(place))).toEqual(place);
      expect(placeAt(` https://guildhall.example.org${pathOfPlace(place)} `)).toEqual(place);
    }
  });

  it('is read from any screen of the document, and from no other address', () => {
    expect(placeAt(`/guidance/${id}/read?language=cy#what-to-do`)).toEqual({
      to: 'guidance',
      id,
      section: 'what-to-do',
    });
    expect(placeAt(`/practices/${id}`)).toEqual({ to: 'practice', id });
    expect(placeAt(`/guidance/${id}#100%`)).toEqual({ to: 'guidance', id, section: '100%' });
    for (const other of ['', '/guidance', '/quests/two', `/people/${id}`, `/guidance/${id.slice(0, 35)}x`]) {
      expect(placeAt(other)).toBeNull();
    }
  });
});
