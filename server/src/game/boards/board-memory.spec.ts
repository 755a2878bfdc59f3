import { describe, expect, it } from '@jest/globals';

import { BoardMemory } from './board-memory.js';
import type { Board } from './places.queries.js';

const board = (version: number, subjectKind: Board['subjectKind'] = 'team') => ({ version, subjectKind }) as Board;

describe('the memory of board pages', () => {
  it('reads a page once a version, however many ask', async () => {
    const memory = new BoardMemory<number>();
    let reads = 0;
    const ask = (version: number) => memory.of('one', board(version), async () => ++reads);
    expect(await Promise.all([ask(1), ask(1), ask(1)])).toEqual([1, 1, 1]);
    expect([await ask(2), await ask(2)]).toEqual([2, 2]);
  });

  it('forgets a reading that went wrong', async () => {
    const memory = new BoardMemory<number>();
    await expect(memory.of('one', board(1), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await memory.of('one', board(1), async () => 7)).toBe(7);
  });

  it('[hidden] never remembers a board of people', async () => {
    const memory = new BoardMemory<number>();
    let reads = 0;
    for (const nth of [1, 2]) expect(await memory.of('one', board(1, 'member'), async () => ++reads)).toBe(nth);
  });
});
