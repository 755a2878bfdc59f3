import type { ChangePiece, PartChange } from '@guildhall/shared/work/practice-care';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import { diffWordsWithSpace } from 'diff';

/** Beyond so many words that differ a part is shown as rewritten, so that no text can keep the server busy. */
const MOST_EDITS = 2000;

/** What changed between two texts of a card, part by part in the order of the card, word by word. */
export function changesBetween(before: PracticeText, after: PracticeText): PartChange[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  const parts = [...is.keys(), ...[...was.keys()].filter((part) => !is.has(part))];
  return parts.flatMap((part) => {
    const [from, to] = [was.get(part) ?? '', is.get(part) ?? ''];
    return from === to ? [] : [{ part, pieces: piecesOf(from, to) }];
  });
}

/** One text as pieces: without the added ones it is `from`, without the removed ones `to`. */
export function piecesOf(from: string, to: string): ChangePiece[] {
  const changes = diffWordsWithSpace(from, to, { maxEditLength: MOST_EDITS });
  const pieces: ChangePiece[] = changes
    ? changes.map(({ added, removed, value }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }))
    : [
        { kind: 'removed', text: from },
        { kind: 'added', text: to },
      ];
  return pieces.filter(({ text }) => text !== '');
}

/** The words of a card by their place in it, such as `whatChanged.before`; lists one entry a line. What it names by id is left out. */
function partsOf(text: PracticeText): Map<string, string> {
  const {
    whoToAsk: _who,
    credits: _credits,
    locale: _locale,
    template: _template,
    practices: _practices,
    ...words
  } = text;
  return new Map(flat('', words));
}

function flat(path: string, value: unknown): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? [] : [[path, String(value)]];
  if (Array.isArray(value)) {
    const lines = value.filter((each) => typeof each === 'string').join('\n');
    return lines === '' ? [] : [[path, lines]];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, below]) => flat(path ? `${path}.${key}` : key, below));
}
