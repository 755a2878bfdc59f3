import { beforeEach, describe, expect, it, jest } from '@jest/globals';

import { ApiProblem, NoAnswer } from '../api/problem';
import type { Desk } from './keeper';

const device = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  value: new Proxy(
    {
      getItem: (key: string) => device.get(key) ?? null,
      setItem: (key: string, text: string) => void device.set(key, text),
      removeItem: (key: string) => void device.delete(key),
    },
    // As a browser's, it lists what it holds.
    { ownKeys: () => [...device.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
  ),
});
const { keptOnDevice } = await import('./device');
const { Keeper } = await import('./keeper');

const problem = (code: 'changed_meanwhile' | 'not_allowed') =>
  new ApiProblem({ type: '', title: '', status: 409, code, detail: '' });

/** A desk whose answers are lost, or refused, as often as is said. */
class Server {
  text = '';
  version = 0;
  begun: string[] = [];
  lost = 0;
  refuses: 'not_allowed' | null = null;

  readonly desk: Desk<string> = {
    begin: async (key) => {
      this.begun.push(key);
      this.version = Math.max(1, this.version);
      return this.answer();
    },
    save: async (text, { version }) => {
      if (this.refuses) throw problem(this.refuses);
      if (this.text === text) return this.answer();
      if (version !== this.version) throw problem('changed_meanwhile');
      this.text = text;
      this.version += 1;
      return this.answer();
    },
    find: async () => ({ text: this.text, base: { id: 'p', version: this.version } }),
    same: (one, other) => one === other,
    takes: (text) => text.length < 10,
  };

  private answer() {
    if (this.lost-- > 0) throw new NoAnswer();
    return { id: 'p', version: this.version };
  }
}

let server: Server;
const place = { memberId: 'moira', name: 'new', nameOnce: (id: string) => id };
const keeperOf = (kept = keptOnDevice<string>('moira', 'new')) =>
  new Keeper(server.desk, place, { text: '', base: null, kept });

beforeEach(() => {
  device.clear();
  server = new Server();
});

describe('a text that is kept while it is typed', () => {
  it('[keeper/once] begins once on the server, also when the answer is lost and the page loaded again', async () => {
    server.lost = 1;
    const first = keeperOf();
    first.typed('bins');
    await expect(first.flush()).rejects.toBeInstanceOf(NoAnswer);
    expect(first.read().standing).toBe('device');
    const again = keeperOf();
    await expect(again.flush()).resolves.toEqual({ id: 'p', version: 2 });
    expect(new Set(server.begun).size).toBe(1);
    expect([server.text, device.size, again.read().standing]).toEqual(['bins', 0, 'saved']);
  });

  it('[keeper/ours] goes on from its own saving whose answer was lost', async () => {
    const keeper = keeperOf();
    keeper.typed('a');
    await keeper.flush();
    server.lost = 1;
    keeper.typed('ab');
    await keeper.flush().catch(() => undefined);
    keeper.typed('abc');
    await keeper.flush().catch(() => undefined);
    await keeper.flush();
    expect([server.text, device.size]).toEqual(['abc', 0]);
  });

  it('[keeper/theirs] leaves what somebody else saved, and keeps its own on the device', async () => {
    const keeper = keeperOf();
    keeper.typed('a');
    await keeper.flush();
    Object.assign(server, { text: 'theirs', version: 9 });
    keeper.typed('mine');
    await expect(keeper.flush()).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(keeper.read()).toMatchObject({ standing: 'changed', found: { text: 'theirs' } });
    expect([server.text, keptOnDevice<string>('moira', 'p')?.text]).toEqual(['theirs', 'mine']);
    await keeper.ending(async () => undefined);
    expect(device.size).toBe(0);
  });

  it('[keeper/ending] ends when what is on its way has arrived, and goes on when the end fails', async () => {
    const keeper = keeperOf();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { begin } = server.desk;
    server.desk.begin = (key) => answered.then(() => begin(key));
    keeper.typed('bins');
    const saved = keeper.flush();
    const thrownAway: unknown[] = [];
    const throwAway = () => keeper.ending(async () => thrownAway.push(keeper.read().id));
    const ended = throwAway();
    expect(thrownAway).toEqual([]);
    answer();
    await Promise.all([saved, ended]);
    expect([thrownAway, device.size]).toEqual([['p'], 0]);
    const other = keeperOf();
    await expect(other.ending(() => Promise.reject(new NoAnswer()))).rejects.toBeInstanceOf(NoAnswer);
    other.typed('paper');
    await other.flush();
    expect(server.text).toBe('paper');
  });

  it('[keeper/held] sends nothing by itself while it ends, and does again when the end fails', async () => {
    jest.useFakeTimers();
    Object.assign(globalThis, { addEventListener: () => undefined, document: { addEventListener: () => undefined } });
    const keeper = keeperOf();
    keeper.start();
    keeper.typed('bins');
    const ended = keeper.ending(async () => {
      await jest.advanceTimersByTimeAsync(20_000);
      throw new NoAnswer();
    });
    await expect(ended).rejects.toBeInstanceOf(NoAnswer);
    expect(server.begun).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.text).toBe('bins');
    await keeper.ending(async () => undefined);
    jest.useRealTimers();
  });

  it('[keeper/refused] keeps on the device what the server cannot take, and says so', async () => {
    const keeper = keeperOf();
    keeper.typed('much too long');
    await keeper.flush().catch(() => undefined);
    expect([keeper.read().standing, server.begun]).toEqual(['refused', []]);
    expect(keptOnDevice<string>('moira', 'new')?.text).toBe('much too long');
    server.refuses = 'not_allowed';
    keeper.typed('short');
    await keeper.flush().catch(() => undefined);
    expect([keeper.read().standing, keptOnDevice<string>('moira', 'p')?.text]).toEqual(['refused', 'short']);
  });

  it('[keeper/tabs] two tabs that write one text without an answer both keep their words, and both come back', async () => {
    const both = { ...place, name: 'p' };
    const opens = () => {
      const kept = keptOnDevice<string>('moira', 'p');
      return new Keeper(server.desk, both, { text: server.text, base: { id: 'p', version: server.version }, kept });
    };
    server.text = 'first';
    server.version = 1;
    const [one, other] = [opens(), opens()];
    server.lost = 2;
    for (const [keeper, words] of [
      [one, 'mine'],
      [other, 'theirs'],
    ] as const) {
      keeper.typed(words);
      // The words reach nobody: the desk answers neither.
      server.version = 1;
      await keeper.flush().catch(() => undefined);
    }
    expect([...device.values()].map((text) => (JSON.parse(text) as { text: string }).text).toSorted()).toEqual([
      'mine',
      'theirs',
    ]);
    const again = opens();
    expect(keptOnDevice<string>('moira', 'p')?.text).toBe('mine');
    server.text = 'mine';
    await again.flush().catch(() => undefined);
    await again.ending(async () => undefined);
    expect(keptOnDevice<string>('moira', 'p')?.text).toBe('theirs');
    await opens().ending(async () => undefined);
    expect(device.size).toBe(0);
  });
});
