/** What coats of arms and badges are made of. Colour lies on metal and metal on colour, never like on like. */
export const colours = ['azure', 'gules', 'vert', 'purpure', 'sable', 'tenne', 'petrol'] as const;
export const metals = ['or', 'argent'] as const;
export type Colour = (typeof colours)[number];
export type Metal = (typeof metals)[number];
export type Tincture = Colour | Metal;

export function isMetal(tincture: Tincture): tincture is Metal {
  return (metals as readonly string[]).includes(tincture);
}
