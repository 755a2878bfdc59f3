/** At most one polite announcement in this many milliseconds. */
export const announceEvery = 10_000;

export interface Announcements {
  waiting: ReadonlyMap<string, string>;
  spokenAt: number;
}

export const silence: Announcements = { waiting: new Map(), spokenAt: -Infinity };

/** Notes a text under its subject; a newer text about the same subject takes its place. */
export function note(announcements: Announcements, subject: string, text: string): Announcements {
  return { ...announcements, waiting: new Map(announcements.waiting).set(subject, text) };
}

/** Milliseconds until the next announcement may be made. */
export function pauseBefore(announcements: Announcements, now: number): number {
  return Math.max(0, announcements.spokenAt + announceEvery - now);
}

/** Everything that waits, as one text. */
export function speak(announcements: Announcements, now: number): { text: string; after: Announcements } {
  return { text: [...announcements.waiting.values()].join(' '), after: { waiting: new Map(), spokenAt: now } };
}
