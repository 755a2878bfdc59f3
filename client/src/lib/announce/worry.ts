/** Where a text that is saved by itself stands: not safe where it belongs, or wholly saved, or in between. */
export interface SaveStanding {
  worrying: boolean;
  saved: boolean;
}

/** A standing, and whether a worry came before it that no later saving has followed. */
export interface Heard extends SaveStanding {
  worried: boolean;
}

/** Each worry is to be heard, and the saving that ends it; not every saving while somebody writes. */
export function heardNext(before: Heard, now: SaveStanding): Heard {
  const movedOn = before.saved && !now.saved;
  return { ...now, worried: now.worrying || (before.worried && !movedOn) };
}

export function isSpoken({ worrying, saved, worried }: Heard): boolean {
  return worrying || (worried && saved);
}
