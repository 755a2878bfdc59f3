import { describe, expect, it } from '@jest/globals';
import { getSchema } from '@tiptap/core';

import { textExtensions } from '../schema/text-extensions';
import { outOfRange } from './scores';

const schema = getSchema(textExtensions({ rich: true }));
const cell = (text: string, type: string) =>
  schema.node(type, null, schema.node('paragraph', null, text ? [schema.text(text)] : []));
const table = (...rows: string[][]) =>
  schema.node('doc', null, [
    schema.node('paragraph', null, [schema.text('Impact: 9')]),
    schema.node(
      'table',
      null,
      rows.map((cells, nth) =>
        schema.node(
          'tableRow',
          null,
          cells.map((text) => cell(text, nth === 0 ? 'tableHeader' : 'tableCell')),
        ),
      ),
    ),
  ]);

describe('likelihood and impact of a risk', () => {
  it('[guidance/register] are said to be out of range where they stand, and no other number is', () => {
    const doc = table(['Risk', 'Likelihood', 'Effaith', 'Cost'], ['9 bins', '7', '5', '900'], ['', 'high', '0', '']);
    expect(outOfRange(doc).map(({ from, to }) => doc.textBetween(from, to))).toEqual(['7', '0']);
    for (const { from } of outOfRange(doc)) expect(doc.nodeAt(from)?.type.name).toBe('tableCell');
    expect(outOfRange(table(['Word', 'Meaning'], ['impact', '7']))).toEqual([]);
  });
});
