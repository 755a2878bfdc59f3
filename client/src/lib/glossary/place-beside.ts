export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a small box stands: below a word where there is room, otherwise above it, and never beyond the window. */
export function placeBeside(
  word: Box,
  size: { width: number; height: number },
  room: { width: number; height: number },
  gap: number,
): { left: number; top: number } {
  const below = word.top + word.height + gap;
  const above = word.top - gap - size.height;
  const top = below + size.height <= room.height || above < 0 ? below : above;
  const left = Math.min(word.left, room.width - size.width - gap);
  return { left: Math.max(gap, left), top };
}
