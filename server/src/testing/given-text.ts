import type { TextNode } from '@guildhall/shared/work/guidance-text';
import fc from 'fast-check';

import { cleanText } from '../work/richtext/clean.rules.js';

const word = fc.constantFrom(
  'Bins',
  'are',
  'emptied',
  'on',
  'Tuesdays',
  'biniau',
  '<b>',
  '&amp;',
  '*yes*',
  '1.',
  '-',
  '`x`',
  '|',
  'ŵy',
);
const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const mark = fc.constantFrom(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'underline' },
  { type: 'link', attrs: { href: 'https://council.example/a?b=1&c=2' } },
  { type: 'link', attrs: { href: '/guidance' } },
);
const run: fc.Arbitrary<TextNode> = fc
  .record({ text: phrase, marks: fc.array(mark, { maxLength: 3 }) })
  .map(({ text, marks }): TextNode => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }));
const inline = fc
  .array(run, { minLength: 1, maxLength: 4 })
  // Words of two looks stand apart, as they do where people write.
  .map((runs) => runs.flatMap((node, nth): TextNode[] => (nth > 0 ? [{ type: 'text', text: ' ' }, node] : [node])));

const paragraph = inline.map((content): TextNode => ({ type: 'paragraph', content }));
const heading = fc
  .tuple(fc.constantFrom(2, 3, 4), phrase)
  .map(([level, text]): TextNode => ({ type: 'heading', attrs: { level }, content: [{ type: 'text', text }] }));
const code = phrase.map((text): TextNode => ({
  type: 'codeBlock',
  content: [{ type: 'text', text: `${text}\n  ${text}` }],
}));
const rule = fc.constant<TextNode>({ type: 'horizontalRule' });
const picture = fc.constant<TextNode>({
  type: 'image',
  attrs: { src: '/media/019a0000-0000-7000-8000-000000000001', alt: 'A map' },
});
const list = fc
  .tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(paragraph, { minLength: 1, maxLength: 3 }))
  .map(([type, items]): TextNode => ({ type, content: items.map((item) => ({ type: 'listItem', content: [item] })) }));
const around = fc
  .tuple(fc.constantFrom('blockquote', 'callout'), fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 }))
  .map(([type, content]): TextNode => ({
    type,
    ...(type === 'callout' ? { attrs: { tone: 'warning' } } : {}),
    content,
  }));
const table = fc.array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 3 }).map((rows): TextNode => ({
  type: 'table',
  content: rows.map((cells, nth) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: nth === 0 ? 'tableHeader' : 'tableCell', content: [cell] })),
  })),
}));

/** Texts of every kind of block and mark, already clean. */
export const texts: fc.Arbitrary<TextNode> = fc
  .array(fc.oneof(paragraph, paragraph, heading, code, rule, picture, list, around, table), {
    minLength: 1,
    maxLength: 8,
  })
  .map((content) => cleanText({ type: 'doc', content }));

/** A text from a few lines: `# ` begins a section, everything else is a paragraph. */
export function textFrom(...lines: string[]): TextNode {
  return {
    type: 'doc',
    content: lines.map((line) =>
      line.startsWith('# ')
        ? { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: line.slice(2) }] }
        : { type: 'paragraph', content: [{ type: 'text', text: line }] },
    ),
  };
}
