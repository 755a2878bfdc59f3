import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import type { Waiting } from './outbox.store';
import { ApiProblem, NoAnswer } from './problem';

const kept = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  value: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  },
});
const { outbox, putInOutbox } = await import('./outbox.store');
const { flushOutbox } = await import('./flush');

const waiting = (id: string, memberId = 'moira'): Waiting => ({
  id,
  memberId,
  method: 'POST',
  path: '/api/x',
  body: { id },
  label: 'x',
  at: 0,
});
const refusal = (code: 'conflict' | 'sign_in_needed') =>
  new ApiProblem({ type: '', title: '', status: 409, code, detail: '' });

beforeEach(() => {
  outbox.setState({ waiting: [], refused: [] });
});

describe('changes that wait for the connection', () => {
  it('are sent once each, in the order they were made', async () => {
    ['a', 'b', 'c'].forEach((id) => putInOutbox(waiting(id)));
    const sent: string[] = [];
    await expect(flushOutbox('moira', async ({ id }) => sent.push(id))).resolves.toBe(3);
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(outbox.getState().waiting).toEqual([]);
  });

  it('outlive the tab', () => {
    putInOutbox(waiting('a'));
    expect(kept.get('guildhall-outbox')).toContain('"id":"a"');
  });

  it('stay and stop the rest when no answer comes, so that the order holds', async () => {
    ['a', 'b'].forEach((id) => putInOutbox(waiting(id)));
    const deliver = jest.fn(async () => Promise.reject(new NoAnswer()));
    await expect(flushOutbox('moira', deliver)).resolves.toBe(0);
    expect(deliver).toHaveBeenCalledTimes(1);
    expect(outbox.getState().waiting.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are never sent by another person on a shared device', async () => {
    putInOutbox(waiting('a', 'dev'));
    await expect(flushOutbox('moira', async () => undefined)).resolves.toBe(0);
    expect(outbox.getState().waiting).toHaveLength(1);
  });

  it('are set aside with the reason when the server refuses one, and the rest goes on', async () => {
    ['a', 'b'].forEach((id) => putInOutbox(waiting(id)));
    await flushOutbox('moira', async ({ id }) => (id === 'a' ? Promise.reject(refusal('conflict')) : undefined));
    expect(outbox.getState()).toMatchObject({ waiting: [], refused: [{ id: 'a', code: 'conflict' }] });
  });

  it('wait for the person to sign in again', async () => {
    putInOutbox(waiting('a'));
    await flushOutbox('moira', async () => Promise.reject(refusal('sign_in_needed')));
    expect(outbox.getState().waiting).toHaveLength(1);
  });

  it('are all sent in order in the end, however often the connection breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        async (breaks, count) => {
          outbox.setState({ waiting: [], refused: [] });
          const ids = Array.from({ length: count }, (_, at) => `c${at}`);
          ids.forEach((id) => putInOutbox(waiting(id)));
          const done: string[] = [];
          const left = [...breaks];
          while (outbox.getState().waiting.length > 0) {
            await flushOutbox('moira', async ({ id }) => {
              if (left.shift()) throw new NoAnswer();
              done.push(id);
            });
          }
          expect(done).toEqual(ids);
        },
      ),
      { seed: 62 },
    );
  });
});
