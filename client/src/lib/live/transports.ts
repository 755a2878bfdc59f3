export type Transport = 'websocket' | 'polling';

/** How an attempt to connect begins, and how long it may take; milliseconds. */
export interface Attempt {
  transports: Transport[];
  timeout: number;
}

/** What polls goes on to a WebSocket as soon as one is to be had. */
const attempts: Record<Transport, Attempt> = {
  websocket: { transports: ['websocket', 'polling'], timeout: 3_000 },
  polling: { transports: ['polling', 'websocket'], timeout: 20_000 },
};
const onlyPolling: Attempt = { transports: ['polling'], timeout: 20_000 };
const other: Record<Transport, Transport> = { websocket: 'polling', polling: 'websocket' };

/** A connection that is lost sooner did not hold. */
const cutWithin = 10_000;
/** So many WebSockets cut within this time are a proxy’s doing. */
const manyCuts = 3;
const manyCutsWithin = 60_000;
/** How long none is tried then: twice as long each time, up to an hour. */
const firstPause = 5 * 60_000;
const longestPause = 60 * 60_000;

/**
 * By what the next attempt begins: a proxy may leave a WebSocket unanswered, or close it once it is open. What did not hold
 * is not tried first again, and where WebSockets are cut time and again nothing but polling is tried for some minutes.
 */
export class Transports {
  private begins: Transport = 'websocket';
  private since = 0;
  private cuts: number[] = [];
  private pause = firstPause;
  private pausedUntil = 0;

  get next(): Attempt {
    return this.paused > 0 ? onlyPolling : attempts[this.begins];
  }

  /** For how many milliseconds more no WebSocket is tried. */
  get paused(): number {
    return Math.max(0, this.pausedUntil - Date.now());
  }

  /** Another connection begins as the first did. */
  afresh(): Attempt {
    this.begins = 'websocket';
    return this.next;
  }

  opened(): void {
    this.since = Date.now();
  }

  failed(): void {
    this.begins = other[this.begins];
  }

  lost(used: Transport, cut: boolean): void {
    const now = Date.now();
    const held = now - this.since;
    this.begins = held < cutWithin ? other[used] : used;
    if (used === 'polling') return;
    if (held >= manyCutsWithin) this.pause = firstPause;
    if (!cut) return;
    this.cuts = [...this.cuts.filter((at) => now - at < manyCutsWithin), now];
    if (this.cuts.length >= manyCuts) this.rest(now);
  }

  private rest(now: number): void {
    this.cuts = [];
    this.pausedUntil = now + this.pause;
    this.pause = Math.min(2 * this.pause, longestPause);
  }
}
