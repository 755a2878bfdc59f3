import type { Logger } from 'pino';

import type { CollabKinds } from './kinds.js';

/** Edits within this time are told of as one; milliseconds. */
const QUIET_MS = 1_000;

/** Tells features that their documents changed, at most once a second each. */
export class ChangeNotices {
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly kinds: CollabKinds,
    private readonly log: Logger,
  ) {}

  note(name: string): void {
    if (this.waiting.has(name)) return;
    const timer = setTimeout(() => this.tell(name), QUIET_MS);
    timer.unref();
    this.waiting.set(name, timer);
  }

  /** Tells at once what waits. */
  flush(): void {
    for (const name of this.waiting.keys()) this.tell(name);
  }

  private tell(name: string): void {
    clearTimeout(this.waiting.get(name));
    this.waiting.delete(name);
    try {
      this.kinds.changed(name);
    } catch (error) {
      this.log.error({ err: error, document: name }, 'collab: a feature could not take note of a change');
    }
  }
}
