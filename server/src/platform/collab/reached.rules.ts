/**
 * How far a document has taken in its log. Updates are numbered without gaps, but those of another server may arrive
 * late; what is here already beyond a gap is remembered until the gap is filled.
 */
export class Reached {
  private readonly ahead = new Map<number, number>();

  /** Everything up to and including `upTo` is in. */
  constructor(private upTo: number) {}

  get seq(): number {
    return this.upTo;
  }

  /** Whether something is missing below what has arrived. */
  get hasGap(): boolean {
    return this.ahead.size > 0;
  }

  /** Notes that the updates `from`..`to` (both included) are in. */
  add(from: number, to: number): void {
    if (to <= this.upTo) return;
    this.ahead.set(from, Math.max(to, this.ahead.get(from) ?? 0));
    for (let moved = true; moved;) {
      moved = false;
      for (const [start, end] of this.ahead) {
        if (start > this.upTo + 1) continue;
        this.ahead.delete(start);
        this.upTo = Math.max(this.upTo, end);
        moved = true;
      }
    }
  }
}
