/** Which part of the day a moment (milliseconds since 1970) is by clocks that are so many minutes ahead of UTC. */
export function partOfDay(now: number, utcOffset: number): 'morning' | 'afternoon' | 'evening' {
  // A browser's first `Intl` format takes longer than all of home, which needs none besides.
  const hour = new Date(now + utcOffset * 60_000).getUTCHours();
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}
