/** Colleagues by the whole hundredths they have laid, most first; anything begun counts as at least one hundredth. */
export function countByShare(fills: readonly number[]): { share: number; people: number }[] {
  const counts = new Map<number, number>();
  for (const fill of fills) {
    const share = fill <= 0 ? 0 : fill >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(fill * 100)));
    counts.set(share, (counts.get(share) ?? 0) + 1);
  }
  return [...counts].map(([share, people]) => ({ share, people })).sort((one, other) => other.share - one.share);
}
