const made = new Map<string, Intl.DateTimeFormat>();

/** One format a zone: making one takes as long as drawing a screen on a slow phone. */
function parts(zone: string): Intl.DateTimeFormat {
  const format =
    made.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  made.set(zone, format);
  return format;
}

/** `YYYY-MM-DDTHH:mm` of an instant on the clocks of `zone`, as date inputs want it; empty for none. */
export function localOf(zone: string, instant: string | null): string {
  return instant ? parts(zone).format(new Date(instant)).replace(' ', 'T') : '';
}

/**
 * The instant (ISO 8601, UTC) of a local `YYYY-MM-DDTHH:mm` in `zone`; null for an empty one. A time that the clocks
 * skip is moved on by the hour they skip; of a time they show twice, the first is meant.
 */
export function instantOf(zone: string, local: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (moment: number) => Date.parse(`${localOf(zone, new Date(moment).toISOString())}Z`) - moment;
  const day = 24 * 60 * 60_000;
  const earlier = asUtc - offsetAt(asUtc - day);
  const later = asUtc - offsetAt(asUtc + day);
  const fits = [earlier, later].find((moment) => moment + offsetAt(moment) === asUtc);
  return new Date(fits ?? Math.max(earlier, later)).toISOString();
}
