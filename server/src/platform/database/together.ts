export interface Limits {
  /** Asked of it at once by a statement, at most. */
  most: number;
  /** Statements under way at once: while one is written to disk, the next is worked on. */
  atOnce: number;
}

interface Waiting<Asked, Done> {
  asked: Asked;
  done: (done: Done) => void;
  failed: (error: unknown) => void;
}

/**
 * Does what comes in at the same time in one statement, which costs little more than one of them alone; what is read, is
 * read after it was asked for.
 * Whoever comes alone never waits. When a statement fails, each of its parts is tried by itself, so that a fault reaches
 * only whoever caused it.
 */
export class Together<Asked, Done> {
  private readonly waiting: Waiting<Asked, Done>[] = [];
  private underWay = 0;

  /** `run` does all of them or none, and answers in their order. */
  constructor(
    private readonly run: (all: Asked[]) => Promise<Done[]>,
    private readonly limits: Limits = { most: 50, atOnce: 2 },
  ) {}

  /** Whether nothing waits and nothing is under way. */
  get idle(): boolean {
    return this.underWay === 0 && this.waiting.length === 0;
  }

  execute(asked: Asked): Promise<Done> {
    return new Promise((done, failed) => {
      this.waiting.push({ asked, done, failed });
      this.next();
    });
  }

  private next(): void {
    if (this.underWay >= this.limits.atOnce || this.waiting.length === 0) return;
    this.underWay += 1;
    const some = this.waiting.splice(0, this.limits.most);
    void this.runSome(some).finally(() => {
      this.underWay -= 1;
      this.next();
    });
  }

  private async runSome(some: Waiting<Asked, Done>[]): Promise<void> {
    try {
      const answers = await this.run(some.map(({ asked }) => asked));
      some.forEach(({ done }, nth) => done(answers[nth]!));
    } catch (error) {
      if (some.length === 1) some[0]!.failed(error);
      else for (const one of some) await this.runSome([one]);
    }
  }
}
