import type { SectionChange } from '@guildhall/shared/work/guidance-text';
import { diffArrays, diffWordsWithSpace } from 'diff';

import type { Section } from '../richtext/sections.rules.js';
import { plainText } from '../richtext/words.rules.js';

/** Words compared one by one; in longer sections paragraphs are. */
const MOST_COMPARED = 40_000;

type Pieces = SectionChange['pieces'];

/** What changed from one text to another, section by section in the order of the later one; what is gone stands last. */
export function changesBetween(earlier: readonly Section[], later: readonly Section[]): SectionChange[] {
  const before = new Map(earlier.map((section) => [section.key, section]));
  const kept = later.map((section): SectionChange => {
    const { key, title } = section;
    const old = before.get(key);
    if (!old) return { key, title, change: 'added', pieces: [{ text: wordsOf(section), change: 'added' }] };
    if (old.hash === section.hash) return { key, title, change: 'same', pieces: [] };
    return { key, title, change: 'changed', pieces: piecesOf(wordsOf(old), wordsOf(section)) };
  });
  const keys = new Set(later.map(({ key }) => key));
  const gone = earlier.filter(({ key }) => !keys.has(key));
  return [
    ...kept,
    ...gone.map((section): SectionChange => {
      const pieces: Pieces = [{ text: wordsOf(section), change: 'gone' }];
      return { key: section.key, title: section.title, change: 'gone', pieces };
    }),
  ];
}

const wordsOf = ({ nodes }: Section) => plainText({ type: 'doc', content: nodes });

function piecesOf(before: string, after: string): Pieces {
  if (before.length + after.length <= MOST_COMPARED) {
    return diffWordsWithSpace(before, after).map(({ value, added, removed }) => pieceOf(value, added, removed));
  }
  return diffArrays(before.split('\n'), after.split('\n')).map(({ value, added, removed }) =>
    pieceOf(`${value.join('\n')}\n`, added, removed),
  );
}

function pieceOf(text: string, added: boolean, removed: boolean): Pieces[number] {
  return { text, change: added ? 'added' : removed ? 'gone' : 'same' };
}
