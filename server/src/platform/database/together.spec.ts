import { describe, expect, it } from '@jest/globals';

import { Together } from './together.js';

/** Doubles numbers when it is let, begun in the next tick as a pool does; refuses to double 13. */
class Doubler {
  readonly runs: number[][] = [];
  readonly together = new Together<number, number>((all) => this.run(all));
  private readonly held: (() => void)[] = [];

  private async run(all: number[]): Promise<number[]> {
    await new Promise<void>((done) => process.nextTick(done));
    this.runs.push(all);
    await new Promise<void>((done) => this.held.push(done));
    if (all.includes(13)) throw new Error('Not thirteen');
    return all.map((number) => number * 2);
  }

  async letAll(): Promise<void> {
    await turn();
    while (this.held.length > 0) {
      for (const done of this.held.splice(0)) done();
      await turn();
    }
  }
}

/** One turn of the event loop. */
const turn = () => new Promise((done) => setImmediate(done));

describe('what comes in at the same time is done together', () => {
  it('whoever comes alone does not wait', async () => {
    const { together, runs } = new Doubler();
    void together.execute(1);
    await turn();
    expect(runs).toEqual([[1]]);
  });

  it('what comes in one turn goes in one, as does what comes while others are under way, and each gets its own answer', async () => {
    const doubler = new Doubler();
    const execute = (number: number) => doubler.together.execute(number);
    const first = [execute(1), execute(2)];
    await turn();
    const later = [execute(3)];
    await turn();
    later.push(execute(4), execute(5));
    await turn();
    expect(doubler.runs).toEqual([[1, 2]]);
    await doubler.letAll();
    expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10]);
    expect(doubler.runs).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('the next are under way before anyone is answered', async () => {
    const doubler = new Doubler();
    const underWay: number[][][] = [];
    const ask = (number: number) => doubler.together.execute(number).then(() => underWay.push([...doubler.runs]));
    const first = ask(1);
    await turn();
    const answers = Promise.all([first, ask(2)]);
    await doubler.letAll();
    await answers;
    expect(underWay[0]).toEqual([[1], [2]]);
  });

  it('a fault reaches only whoever caused it', async () => {
    const doubler = new Doubler();
    const answers = Promise.allSettled([1, 2, 3, 13, 5].map((number) => doubler.together.execute(number)));
    await doubler.letAll();
    expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual([
      2,
      4,
      6,
      'refused',
      10,
    ]);
    expect(doubler.runs).toEqual([[1, 2, 3, 13, 5], [1], [2], [3], [13], [5]]);
  });
});
