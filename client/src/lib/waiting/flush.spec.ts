import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import type { Waiting } from '../api/outbox.store';
import { ApiProblem, NoAnswer } from '../api/problem';
import { fakeStorage } from '../keeping/fake-storage';

const { held: device } = fakeStorage('localStorage');
const earlier = { path: '/api/x', method: 'POST', label: 'x', at: 1, memberId: 'moira' };
device['guildhall-outbox'] = JSON.stringify({
  state: { waiting: [{ ...earlier, id: 'before' }], refused: [{ ...earlier, id: 'told', code: 'conflict' }] },
});
const { countWaiting, outbox, putInOutbox, readOutbox } = await import('../api/outbox.store');
const { forgetOutbox, takeFromOutbox } = await import('./settle-outbox');
const { takeOverEarlier } = await import('./take-over-earlier');
takeOverEarlier();
const taken = structuredClone(outbox.getState());
const { flushOutbox } = await import('./flush');

const waiting = (id: string, memberId = 'moira') => ({
  id,
  memberId,
  method: 'POST' as const,
  path: '/api/x',
  body: { id },
  label: 'x',
  at: Date.now(),
  place: '/quests',
});
const ids = (commands: readonly Waiting[] = outbox.getState().waiting) => commands.map(({ id }) => id);
const refusal = (code: 'conflict' | 'sign_in_needed' | 'trouble') =>
  new ApiProblem({ type: '', title: '', status: 409, code, detail: '' });

const empty = () => {
  for (const name of Object.keys(device)) delete device[name];
  readOutbox();
};
beforeEach(empty);

describe('changes that wait for the connection', () => {
  it('are sent once each, in the order they were made', async () => {
    ['a', 'b', 'c'].forEach((id) => putInOutbox(waiting(id)));
    const sent: string[] = [];
    await expect(flushOutbox('moira', async ({ id }) => sent.push(id))).resolves.toEqual({ done: 3, refused: 0 });
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(outbox.getState().waiting).toEqual([]);
  });

  it('outlive the tab', () => {
    putInOutbox(waiting('a'));
    outbox.setState({ waiting: [], refused: [] });
    readOutbox();
    expect(ids()).toEqual(['a']);
  });

  it('that an earlier version kept are taken over once, with what it had not told yet', () => {
    expect(ids(taken.waiting)).toEqual(['before']);
    expect(taken.refused).toMatchObject([{ id: 'told', code: 'conflict', place: '/' }]);
  });

  it('of two tabs are all kept, whichever looked last', async () => {
    putInOutbox(waiting('a'));
    const other = { ...outbox.getState().waiting[0]!, id: 'b', turn: 2 };
    // The other tab keeps one and sends the first; this one has not heard of it.
    device['guildhall-outbox:moira:b'] = JSON.stringify(other);
    delete device['guildhall-outbox:moira:a'];
    putInOutbox(waiting('c'));
    expect(ids()).toEqual(['b', 'c']);
    takeFromOutbox(other);
    readOutbox();
    expect(ids()).toEqual(['c']);
  });

  it('go when their person signs out, and nobody else’s; one on its way then is not kept again', async () => {
    ['a', 'b'].forEach((id) => putInOutbox(waiting(id)));
    putInOutbox(waiting('d', 'dev'));
    await flushOutbox('moira', async () => {
      forgetOutbox('moira');
      throw refusal('conflict');
    });
    expect([countWaiting('moira'), countWaiting('dev')]).toEqual([0, 1]);
    expect(Object.keys(device)).toEqual(['guildhall-outbox:dev:d']);
  });

  it('are set aside when the server keeps having trouble with one, so that the rest goes on', async () => {
    ['a', 'b'].forEach((id) => putInOutbox(waiting(id)));
    const deliver = async ({ id }: Waiting) => (id === 'a' ? Promise.reject(refusal('trouble')) : undefined);
    for (const left of [2, 2, 2, 2, 0]) {
      await flushOutbox('moira', deliver);
      expect(ids()).toHaveLength(left);
    }
    expect(outbox.getState().refused).toMatchObject([{ id: 'a', code: 'trouble' }]);
  });

  it('are set aside after a week, for by then the server no longer knows what it has done', async () => {
    putInOutbox({ ...waiting('a'), at: Date.now() - 8 * 24 * 60 * 60_000 });
    const deliver = jest.fn(async () => undefined);
    await expect(flushOutbox('moira', deliver)).resolves.toEqual({ done: 0, refused: 1 });
    expect(deliver).not.toHaveBeenCalled();
    expect(outbox.getState().refused).toMatchObject([{ id: 'a', code: 'waited_too_long' }]);
  });

  it('are told as refused where an answer says so of one of many', async () => {
    putInOutbox(waiting('a'));
    await flushOutbox('moira', async () => [{ ok: true }, { ok: false, problem: { code: 'already_done' } }]);
    expect(outbox.getState().refused).toMatchObject([{ id: 'a', code: 'already_done' }]);
  });

  it('stay and stop the rest when no answer comes, so that the order holds', async () => {
    ['a', 'b'].forEach((id) => putInOutbox(waiting(id)));
    const deliver = jest.fn(async () => Promise.reject(new NoAnswer()));
    await expect(flushOutbox('moira', deliver)).resolves.toEqual({ done: 0, refused: 0 });
    expect(deliver).toHaveBeenCalledTimes(1);
    expect(ids()).toEqual(['a', 'b']);
  });

  it('are never sent by another person on a shared device', async () => {
    putInOutbox(waiting('a', 'dev'));
    await expect(flushOutbox('moira', async () => undefined)).resolves.toEqual({ done: 0, refused: 0 });
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
          empty();
          const made = Array.from({ length: count }, (_, at) => `c${at}`);
          made.forEach((id) => putInOutbox(waiting(id)));
          const done: string[] = [];
          const left = [...breaks];
          while (outbox.getState().waiting.length > 0) {
            await flushOutbox('moira', async ({ id }) => {
              if (left.shift()) throw new NoAnswer();
              done.push(id);
            });
          }
          expect(done).toEqual(made);
        },
      ),
      { seed: 62 },
    );
  });
});
