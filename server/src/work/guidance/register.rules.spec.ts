import { describe, expect, it } from '@jest/globals';
import type { TextNode } from '@guildhall/shared/work/guidance-text';

import { registerFaults } from './register.rules.js';

const cell = (text: string, type: string): TextNode => ({
  type,
  content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) }],
});
const table = (...rows: string[][]): TextNode => ({
  type: 'doc',
  content: [
    {
      type: 'table',
      content: rows.map((cells, nth) => ({
        type: 'tableRow',
        content: cells.map((text) => cell(text, nth === 0 ? 'tableHeader' : 'tableCell')),
      })),
    },
  ],
});
const head = ['Risk', 'Action', 'Owner', 'Look again'];
const codes = (doc: TextNode) => registerFaults('en', doc).map(({ field, code }) => `${field} ${code}`);

describe('[guidance/register] no risk without an owner, an action and a date (B24)', () => {
  it('a whole risk is fine, and a row nobody has begun is none', () => {
    expect(codes(table(head, ['Bins', 'Ask', 'Ada', '1 May'], ['', '', '', '']))).toEqual([]);
  });

  it('names what each risk lacks, by its row', () => {
    expect(codes(table(head, ['Bins', 'Ask', 'Ada', '1 May'], ['Flood', '', ' ', '']))).toEqual([
      'en.1.2 risk_needs_owner',
      'en.1.2 risk_needs_action',
      'en.1.2 risk_needs_date',
    ]);
  });

  it('says which risk it is, by the words that begin its row', () => {
    const [fault] = registerFaults('en', table(head, ['', 'Ask', '', '1 May']));
    expect(fault?.params).toEqual({ row: 1, risk: 'Ask' });
    const [long] = registerFaults('en', table(head, ['x'.repeat(80), 'Ask', '', '1 May']));
    expect(long?.params).toEqual({ row: 1, risk: `${'x'.repeat(59)}…` });
  });

  it('a likelihood or an impact that is a number is one from 1 to 5; elsewhere numbers say what they say', () => {
    const scored = (likelihood: string, impact: string) =>
      codes(table([...head, 'Likelihood', 'Impact'], ['7 bins', '9', 'Ada', '31 May', likelihood, impact]));
    for (const fine of ['', '1', '5', 'high', 'likely (4)', ' 3 of 5']) expect(scored(fine, '2')).toEqual([]);
    for (const beyond of ['7', '0', '-1', '2.5', '12 of 5'])
      expect([beyond, ...scored('3', beyond)]).toEqual([beyond, 'en.1.1 risk_score_range']);
    const welsh = table(['Risg', 'Gweithred', 'Perchennog', 'Dyddiad', 'Effaith'], ['B', 'G', 'A', '1 Mai', '6']);
    expect(codes(welsh)).toEqual(['en.1.1 risk_score_range']);
  });

  it('reads Welsh headings', () => {
    expect(codes(table(['Risg', 'Gweithred', 'Perchennog', 'Dyddiad'], ['Biniau', 'Gofyn', '', '1 Mai']))).toEqual([
      'en.1.1 risk_needs_owner',
    ]);
  });

  it('a register without a table of risks is none', () => {
    expect(codes({ type: 'doc', content: [] })).toEqual(['en register_needs_table']);
    expect(codes(table(['Word', 'Meaning'], ['a', 'b']))).toEqual(['en register_needs_table']);
  });
});
