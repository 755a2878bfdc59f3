import type { ExcerptPiece } from '@guildhall/shared/work/practices';

import { plainWords } from '../../platform/markdown/markdown.js';

const MOST = 200;
/** Stand around what was found: characters that nobody types. A text that holds them all the same is only marked wrongly. */
export const FOUND = { from: '\u0002', to: '\u0003' } as const;

/** The words around what was found, in pieces; `marked` has `FOUND` around each find. */
export function excerptAround(marked: string): ExcerptPiece[] {
  const pieces = marked
    .split(FOUND.from)
    .flatMap((part, nth) => {
      const [found, after] = nth === 0 ? ['', part] : part.split(FOUND.to);
      return [
        { text: found ?? '', found: true },
        { text: after ?? '', found: false },
      ];
    })
    .filter(({ text }) => text !== '');
  return [{ text: '… ', found: false }, ...pieces, { text: ' …', found: false }];
}

/** The first 200 characters or so of a Markdown text, ending with a word. */
export function excerptOf(text: string): ExcerptPiece[] {
  const words = plainWords(text);
  if (words.length <= MOST) return words === '' ? [] : [{ text: words, found: false }];
  const cut = words.slice(0, MOST + 1);
  return [{ text: `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`, found: false }];
}
