import { crestCharges, type CrestCharge } from './charges';
import { colours, metals, type Colour, type Metal, type Tincture } from './heraldry';

export const divisions = [
  'plain',
  'pale-parted',
  'fess-parted',
  'bend-parted',
  'quarterly',
  'chief',
  'pale',
  'bordure',
] as const;
export type Division = (typeof divisions)[number];

/** A coat of arms: `field` is the ground, `other` the second part where there is one, `charge` lies on both or on one. */
export interface CoatOfArms {
  division: Division;
  field: Tincture;
  other: Tincture;
  charge: CrestCharge;
  chargeTincture: Tincture;
}

/** Parted fields carry a charge whose tinctures are those of the field, changed over. */
export function isParted(division: Division): boolean {
  return division.endsWith('parted') || division === 'quarterly';
}

/** The arms of a unit: always the same for one id, everywhere. */
export function crestOf(id: string): CoatOfArms {
  const draw = drawer(id);
  const division = draw(divisions);
  const metal: Metal = draw(metals);
  const colour: Colour = draw(colours);
  const second: Colour = draw(colours);
  const charge = draw(Object.keys(crestCharges) as CrestCharge[]);
  const metalField = draw([true, false]);

  const field: Tincture = metalField ? metal : colour;
  const other: Tincture = metalField ? colour : metal;
  return {
    division,
    field,
    other,
    charge,
    chargeTincture: chargeTincture(division, { metal, colour, second, metalField }),
  };
}

interface Drawn {
  metal: Metal;
  colour: Colour;
  second: Colour;
  metalField: boolean;
}

/** Against what it lies on: the pale for a charge on the pale, the field otherwise. */
function chargeTincture(division: Division, { metal, colour, second, metalField }: Drawn): Tincture {
  if (isParted(division)) return colour;
  const onMetal = division === 'pale' ? !metalField : metalField;
  return onMetal ? second : metal;
}

/** Draws from lists, the same every time for one id (FNV-1a, then mulberry32). */
function drawer(id: string): <T>(from: readonly T[]) => T {
  let state = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) state = Math.imul(state ^ id.charCodeAt(at), 0x01000193);
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    return from[Math.floor(fraction * from.length)] as (typeof from)[number];
  };
}
