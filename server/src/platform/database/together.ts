interface Waiting<Asked, Done> {
  asked: Asked;
  done: (done: Done) => void;
  failed: (error: unknown) => void;
}

/**
 * Does what comes in at the same time in one statement, which costs little more than one of them alone; what is read, is
 * read after it was asked for. The more comes in, the more goes in one. Whoever comes alone waits
 * for nothing but what this server is reading at that moment.
 * When a statement fails, each of its parts is tried by itself, so that a fault reaches only whoever caused it.
 */
export class Together<Asked, Done> {
  private readonly waiting: Waiting<Asked, Done>[] = [];
  private underWay = false;
  private planned = false;

  /** `run` does all of them or none, and answers in their order. */
  constructor(
    private readonly run: (all: Asked[]) => Promise<Done[]>,
    /** So many in one statement, at most. */
    private readonly most = 50,
  ) {}

  /** Whether nothing waits and nothing is under way. */
  get idle(): boolean {
    return !this.underWay && this.waiting.length === 0;
  }

  execute(asked: Asked): Promise<Done> {
    return new Promise((done, failed) => {
      this.waiting.push({ asked, done, failed });
      this.plan();
    });
  }

  /** What arrives in the same turn of the event loop goes in one statement. */
  private plan(): void {
    if (this.planned) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      void this.next();
    });
  }

  private async next(): Promise<void> {
    if (this.underWay || this.waiting.length === 0) return;
    this.underWay = true;
    const tell = await this.runSome(this.waiting.splice(0, this.most));
    this.underWay = false;
    void this.next();
    // A pool hands its connection over in the next tick: answering before that would leave the database waiting.
    process.nextTick(tell);
  }

  /** Gives what tells them how it went. */
  private async runSome(some: Waiting<Asked, Done>[]): Promise<() => void> {
    try {
      const answers = await this.run(some.map(({ asked }) => asked));
      return () => some.forEach(({ done }, nth) => done(answers[nth]!));
    } catch (error) {
      if (some.length === 1) return () => some[0]!.failed(error);
      const tellings: (() => void)[] = [];
      for (const one of some) tellings.push(await this.runSome([one]));
      return () => tellings.forEach((tell) => tell());
    }
  }
}
