import type { Board } from './places.queries.js';

/** What does not move a board's version, such as a unit's new name, is seen after this long. */
const REMEMBER_MS = 5_000;
const MOST_REMEMBERED = 2_000;

interface Remembered<Page> {
  version: number;
  until: number;
  page: Promise<Page>;
}

/**
 * Pages of boards as they were read at a version: colleagues of one unit read the same page, many at once when something
 * has moved. Boards of people are never remembered, because who is shown on them changes without a new version.
 */
export class BoardMemory<Page> {
  private readonly remembered = new Map<string, Remembered<Page>>();

  of(key: string, { subjectKind, version }: Board, read: () => Promise<Page>): Promise<Page> {
    if (subjectKind === 'member') return read();
    const now = Date.now();
    const known = this.remembered.get(key);
    if (known && known.version === version && known.until > now) return known.page;
    const page = read();
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, { version, until: now + REMEMBER_MS, page });
    page.catch(() => this.remembered.delete(key));
    return page;
  }
}
