import { GAP } from '@guildhall/shared/platform/gap';
import type { FieldError } from '@guildhall/shared/platform/problem';
import type { GuidanceGap, TextNode } from '@guildhall/shared/work/guidance-text';

import { GAP_LEFT } from '../../platform/markdown/gap.rules.js';
import { sectionsOf } from '../richtext/sections.rules.js';
import { plainText } from '../richtext/words.rules.js';
import { ourTemplates, standing } from './template-texts.js';

/** What stands for words to come: three dots by themselves at the end of a line or in brackets, or a row of underscores. */
const blank = /(?:^|[\s:])(?:…|\.{3,})\s*$|\[\s*(?:…|\.{3,})\s*\]|_{3,}/;
/** Letters of a gap that are said of it. */
const MOST_SAID = 80;

const words = (line: string) => line.replaceAll(/\s+/g, ' ').trim();
const prompts = new Set(
  ourTemplates
    .flatMap(({ texts }) => [texts.en, texts.cy])
    .flatMap((text) => text.split('\n'))
    .map((line) => words(line.replace(/^(?:\d+\. |> )/, '')))
    .filter((line) => line !== '' && !/^(?:## |\||\[!)/.test(line) && !standing.includes(line)),
);

type Gap = Pick<GuidanceGap, 'what' | 'words'>;

/** Places that a template or a file left for its writers and that nobody has filled. */
export function gapsIn(language: GuidanceGap['language'], doc: TextNode): GuidanceGap[] {
  return sectionsOf(doc).flatMap(({ key, title, nodes }) =>
    nodes.flatMap(gapsOf).map((gap) => ({ language, section: key, title, ...gap })),
  );
}

/** What keeps a text from its reviewers: the sections, named by language and key, in which a template's gap stands by itself. */
export function gapFaults(language: GuidanceGap['language'], doc: TextNode): FieldError[] {
  const isGap = (node: TextNode) => node.type === 'paragraph' && words(plainText(node)) === GAP;
  return sectionsOf(doc)
    .filter(({ nodes }) => nodes.some(isGap))
    .map(({ key, title }) => ({
      field: `${language}.${key}`,
      ...(title ? { code: 'gap_left_in', params: { title } } : { code: 'gap_left' }),
      message: GAP_LEFT,
    }));
}

function gapsOf(node: TextNode): Gap[] {
  if (node.type === 'paragraph') {
    const line = words(plainText(node));
    const said = line.length > MOST_SAID ? `${line.slice(0, MOST_SAID - 1)}…` : line;
    return blank.test(line) || prompts.has(line) ? [{ what: 'words', words: said }] : [];
  }
  if (node.type === 'image') return node.attrs?.['alt'] ? [] : [{ what: 'picture', words: '' }];
  if (node.type === 'table' && isEmpty(node)) return [{ what: 'table', words: '' }];
  return node.type === 'codeBlock' || node.type === 'heading' ? [] : (node.content ?? []).flatMap(gapsOf);
}

function isEmpty({ content = [] }: TextNode): boolean {
  return content.slice(1).every((row) => plainText(row).trim() === '');
}
