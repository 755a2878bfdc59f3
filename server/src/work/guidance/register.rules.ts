import type { FieldError } from '@guildhall/shared/platform/problem';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import { isOutOfRange, isScoreHeading } from '@guildhall/shared/work/register-scores';

import { plainText } from '../richtext/words.rules.js';

/** Columns a risk cannot do without, by words in their headings. */
const columns = [
  { code: 'risk_needs_owner', name: 'an owner', heading: /\b(owner|perchennog)\b/i },
  {
    code: 'risk_needs_action',
    name: 'an action',
    heading: /\b(action|actions|what we do|gweithred|camau|beth a wnawn)\b/i,
  },
  {
    code: 'risk_needs_date',
    name: 'a date to look again',
    heading: /\b(date|look again|review|dyddiad|edrych eto)\b/i,
  },
] as const;

/** Letters of a risk that are said of it. */
const MOST_SAID = 60;

/**
 * What keeps a risk register from being frozen (B24): it has a table of risks, and every risk in it has an owner, an
 * action and a date; where its likelihood or impact is a number, it is one of theirs. `field` names the language, the table and the row, counted from 1; the params what begins the row.
 */
export function registerFaults(language: string, doc: TextNode): FieldError[] {
  const tables = (doc.content ?? []).filter(({ type }) => type === 'table').filter(isOfRisks);
  if (tables.length === 0) {
    const message = 'A register needs a table with an owner, an action and a date for each risk.';
    return [{ field: language, code: 'register_needs_table', message }];
  }
  return tables.flatMap((table, nth) => tableFaults(`${language}.${nth + 1}`, table));
}

const cellsOf = (row: TextNode | undefined) => (row?.content ?? []).map((cell) => plainText(cell).trim());
const places = (table: TextNode) => {
  const headings = cellsOf(table.content?.[0]);
  return columns.map((column) => ({ ...column, at: headings.findIndex((words) => column.heading.test(words)) }));
};
const isOfRisks = (table: TextNode) => places(table).every(({ at }) => at >= 0);

function tableFaults(field: string, table: TextNode): FieldError[] {
  const wanted = places(table);
  const headings = cellsOf(table.content?.[0]);
  return (table.content ?? []).slice(1).flatMap((row, nth) => {
    const cells = cellsOf(row);
    // A row nobody has begun is no risk.
    const risk = cells.find((words) => words !== '');
    if (risk === undefined) return [];
    const params = { row: nth + 1, risk: risk.length > MOST_SAID ? `${risk.slice(0, MOST_SAID - 1)}…` : risk };
    const missing = wanted
      .filter(({ at }) => !cells[at])
      .map(({ code, name }) => ({ code, message: `Risk ${nth + 1} has no ${name.replace(/^an? /, '')}.` }));
    const beyond = cells.some((words, at) => isScoreHeading(headings[at] ?? '') && isOutOfRange(words));
    const range = { code: 'risk_score_range', message: `Risk ${nth + 1}: likelihood and impact go from 1 to 5.` };
    return [...missing, ...(beyond ? [range] : [])].map((fault) => ({
      field: `${field}.${nth + 1}`,
      params,
      ...fault,
    }));
  });
}
