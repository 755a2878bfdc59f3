import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';

import { closing } from './collab-socket.js';
import { documentName } from './document-name.rules.js';
import { Reached } from './reached.rules.js';
import { decode, encode, SENDER_BYTES } from './relay-message.rules.js';
import { contentsOf, isKnown, merged, newWriters } from './update.rules.js';

const id = '01a216b7-da64-7000-999d-2c9d564ec8c2';
const stroke = fc.record({ who: fc.nat(2), at: fc.nat(50), text: fc.string({ maxLength: 4 }), back: fc.nat(3) });

/** Three people write, each in a document of their own that has what the others wrote before. */
function played(strokes: { who: number; at: number; text: string; back: number }[]) {
  const docs = [1, 2, 3].map((client) => Object.assign(new Y.Doc(), { clientID: client }));
  const updates: { who: number; update: Uint8Array }[] = [];
  docs.forEach((doc, who) => doc.on('update', (update, _, __, { local }) => local && updates.push({ who, update })));
  for (const { who, at, text, back } of strokes) {
    const doc = docs[who]!;
    for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
    const body = doc.getText('text');
    body.insert(Math.min(at, body.length), text);
    body.delete(0, Math.min(back, body.length));
  }
  return updates;
}

describe('document names', () => {
  it('[collab/name] are a kind, an id and perhaps a language', () => {
    expect(documentName(`guidance:${id}`)).toEqual({ kind: 'guidance', subject: id });
    expect(documentName(`guidance:${id}:cy`)).toEqual({ kind: 'guidance', subject: `${id}:cy` });
    for (const name of [
      '',
      'guidance',
      `:${id}`,
      `Guidance:${id}`,
      `guidance:${id}:welsh`,
      `guidance:${id}\0x`,
      '__proto__',
    ])
      expect(documentName(name)).toBeNull();
  });
});

describe('what an update brings', () => {
  it('[collab/contents] is known exactly when taking it in changes nothing, and names who wrote what is new', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 25 }), fc.nat(25), (strokes, some) => {
        const updates = played(strokes);
        const doc = new Y.Doc();
        for (const { update } of updates.slice(0, some)) Y.applyUpdate(doc, update);
        for (const { who, update } of updates) {
          const contents = contentsOf(update)!;
          const before = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex');
          const [known, writers] = [isKnown(doc, contents), newWriters(doc, contents)];
          Y.applyUpdate(doc, update);
          expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex') === before).toBe(known);
          expect(writers.every((client) => client === who + 1)).toBe(true);
        }
      }),
      { seed: 62 },
    );
  });

  it('[collab/merged] is the same when many are merged into one', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 60 }), (strokes) => {
        const updates = played(strokes).map(({ update }) => update);
        fc.pre(updates.length > 0);
        const [one, all] = [new Y.Doc(), new Y.Doc()];
        for (const update of updates) Y.applyUpdate(all, update);
        Y.applyUpdate(one, merged(updates));
        expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(all));
      }),
      { seed: 62, numRuns: 30 },
    );
  });

  it('[collab/malformed] is nothing when it is cut short or made up', () => {
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'hello');
    const update = Y.encodeStateAsUpdate(doc);
    for (let length = 0; length < update.length; length++) expect(contentsOf(update.subarray(0, length))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const contents = contentsOf(bytes);
        // Whatever passes, Yjs can take in.
        if (contents) Y.applyUpdate(new Y.Doc(), bytes);
      }),
      { seed: 62, numRuns: 2_000 },
    );
  });
});

describe('how far a document has come', () => {
  it('[collab/reached] whatever order pieces come in, it is the end of the first run without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        (sizes, dice) => {
          let end = 0;
          const pieces = sizes.map((size) => [end + 1, (end += size)] as const);
          const reached = new Reached(0);
          const arrived = new Set<number>();
          while (pieces.length > 0) {
            const [[from, to]] = pieces.splice((dice.next().value ?? 0) % pieces.length, 1) as [
              readonly [number, number],
            ];
            reached.add(from, to);
            for (let seq = from; seq <= to; seq++) arrived.add(seq);
            let expected = 0;
            while (arrived.has(expected + 1)) expected += 1;
            expect(reached.seq).toBe(expected);
            expect(reached.hasGap).toBe(arrived.size > expected);
          }
        },
      ),
      { seed: 62 },
    );
  });
});

describe('messages between servers', () => {
  it('[collab/wire] arrive as they were sent', () => {
    const sender = Buffer.alloc(SENDER_BYTES, 7);
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.array(fc.uint8Array({ maxLength: 300 })), (from, updates) => {
        const { sender: by, message } = decode(encode(sender, { kind: 'edits', from, updates }));
        expect(by).toEqual(sender);
        const { updates: arrived, ...rest } = message as { kind: 'edits'; from: number; updates: Uint8Array[] };
        expect(rest).toEqual({ kind: 'edits', from });
        expect(arrived.map((update) => [...update])).toEqual(updates.map((update) => [...update]));
      }),
      { seed: 62 },
    );
    expect(decode(encode(sender, { kind: 'hello' })).message).toEqual({ kind: 'hello' });
    expect(() =>
      decode(encode(sender, { kind: 'edits', from: 1, updates: [Buffer.alloc(9)] }).subarray(0, -1)),
    ).toThrow(RangeError);
  });
});

describe('what a client is told when a connection closes', () => {
  it('[collab/closing] is what the architecture page says, all of it and nothing else', () => {
    const page = readFileSync(new URL('../../../../docs/architecture.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/`(\d{4}) ([a-z-]+)`/g)].map(([, code, reason]) => `${code} ${reason}`);
    const { refused: _, ...whole } = closing;
    expect(told.toSorted()).toEqual(
      Object.values(whole)
        .map(({ code, reason }) => `${code} ${reason}`)
        .toSorted(),
    );
  });
});
