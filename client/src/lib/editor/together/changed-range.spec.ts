import { describe, expect, it } from '@jest/globals';
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';

import { textExtensions } from '../schema/text-extensions';
import { changedRange, mapOf } from './changed-range';

const schema = getSchema(textExtensions({ rich: true }));
const page = (lines: string[]) =>
  schema.node(
    'doc',
    null,
    lines.map((line) => schema.node('paragraph', null, line ? [schema.text(line)] : [])),
  );

describe('where two states of a text differ', () => {
  it('is nowhere for equal ones', () => {
    expect(changedRange(page(['a', 'b']), page(['a', 'b']))).toBeNull();
  });

  it('leaves equal text before and after, also where letters repeat', () => {
    const lines = fc.array(fc.stringMatching(/^[ab]{0,4}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const [before, after] = [page(first), page(second)];
        const range = changedRange(before, after);
        if (!range) return expect(before.eq(after)).toBe(true);
        expect(range.oldTo).toBeGreaterThanOrEqual(range.from);
        expect(range.newTo).toBeGreaterThanOrEqual(range.from);
        expect(before.content.size - range.oldTo).toBe(after.content.size - range.newTo);
        const tail = (doc: typeof before, from: number) => doc.textBetween(from, doc.content.size, '|');
        expect(tail(before, range.oldTo)).toBe(tail(after, range.newTo));
        expect(before.textBetween(0, range.from, '|')).toBe(after.textBetween(0, range.from, '|'));
        return expect(mapOf(range).map(before.content.size)).toBe(after.content.size);
      }),
      { seed: 62 },
    );
  });
});
