/** Where the water begins from above, in pixels. */
export const waterTop = 40;

const bank = 0.09;

/** Where the shores stand, in pixels: a gap of 1 is the whole water, a gap of 0 closes it. */
export function shoresOf(seasons: readonly { gap: number }[], width: number) {
  const near = Math.max(22, width * bank);
  const reach = width - near - Math.max(14, width * bank * 0.6);
  const shores = seasons.map(({ gap }) => near + 6 + Math.min(1, Math.max(0, gap)) * (reach - 6));
  return { near, shores, first: shores[0] ?? near, last: shores.at(-1) ?? near };
}
