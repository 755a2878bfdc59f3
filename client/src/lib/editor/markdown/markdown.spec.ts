import { describe, expect, it } from '@jest/globals';
import type { JSONContent } from '@tiptap/core';
import fc from 'fast-check';
import markdownIt from 'markdown-it';

import { looksLikeMarkdown } from '../paste/looks-like-markdown';
import { isSafeAddress } from '../schema/text-extensions';
import { documentOf, markdownOf } from './markdown';

/** As the server renders practice texts. */
const server = markdownIt({ html: false, linkify: true, breaks: true });

const text = (words: string, ...marks: string[]): JSONContent => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content });
const page = (...content: JSONContent[]): JSONContent => ({ type: 'doc', content });

describe('Markdown of a text', () => {
  it('comes back as it was read', () => {
    const written = [
      '## What we did',
      'Two lines  \nof one paragraph with **strong**, *leaning*, ~~gone~~ and `plain` words.',
      '- first\n- second\n  - below it',
      '1. one\n2. two',
      '> said by someone',
      '| Who | When |\n| --- | ---- |\n| Jo  | now  |',
      '![A desk](/media/desk.webp)',
      '```\nx = 1\n```',
      '---',
      '[the guide](https://example.org/guide)',
    ].join('\n\n');
    expect(markdownOf(documentOf(written)).replaceAll(/\n{3,}/g, '\n\n')).toBe(written);
  });

  it('is empty for an empty text', () => {
    expect(markdownOf(documentOf(''))).toBe('');
    expect(documentOf('')).toEqual(page({ type: 'paragraph' }));
  });

  it('keeps headings below the page’s own, and within what the schema has', () => {
    expect(documentOf('# One\n\n###### Six').content?.map(({ attrs }) => attrs?.['level'])).toEqual([2, 4]);
  });

  it('parts a paragraph at a picture of ours, and leaves out one from elsewhere', () => {
    const kinds = (markdown: string) => documentOf(markdown).content?.map(({ type }) => type);
    expect(kinds('before ![a](/media/a.webp) after')).toEqual(['paragraph', 'image', 'paragraph']);
    expect(kinds('before ![a](https://elsewhere.example/a.png) after')).toEqual(['paragraph', 'paragraph']);
  });

  it('lets no word become a heading, a list, a quotation or a tag on the server', () => {
    const signs = ['#', '##', '-', '+', '*', '>', '1.', '2)', '---', '===', '<b>', '_', '`', '~~', '[x](y)', '|', '\\'];
    const line = fc
      .array(fc.oneof(fc.constantFrom(...signs), fc.constantFrom('tea', 'plan', '5 < 6', 'a & b')), {
        minLength: 1,
        maxLength: 5,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(line, line, (first, second) => {
        const html = server.render(markdownOf(page(paragraph(text(first), { type: 'hardBreak' }, text(second)))));
        const shown = html
          .replaceAll(/<[^>]*>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>');
        expect(html).toMatch(/^<p>/);
        expect(html.match(/<(?!p>|\/p>|br>)/g)).toBeNull();
        expect(shown.replaceAll('&amp;', '&').trim().split('\n')).toEqual([first, second]);
      }),
      { seed: 62 },
    );
  });

  it('keeps marks apart from the spaces at their ends', () => {
    const html = server.render(markdownOf(page(paragraph(text('a '), text('strong ', 'bold'), text('word')))));
    expect(html.trim()).toBe('<p>a <strong>strong</strong> word</p>');
  });
});

describe('what is pasted', () => {
  it('is taken for Markdown only when it has its marks', () => {
    for (const markdown of ['# Title', '- a\n- b', '1. a\n2. b', 'so **strong**', '[x](https://y.example)'])
      expect({ markdown, is: looksLikeMarkdown(markdown) }).toEqual({ markdown, is: true });
    for (const plain of ['Dear all,\n\nthank you.', '- only one dash', '5 * 3 * 2', 'cost: # 4'])
      expect({ plain, is: looksLikeMarkdown(plain) }).toEqual({ plain, is: false });
  });

  it('links to the web, to e-mail and to ourselves only', () => {
    for (const address of ['https://a.example', 'mailto:jo@a.example', '/practices/1'])
      expect(isSafeAddress(address)).toBe(true);
    for (const address of ['javascript:alert(1)', ' JavaScript:x', 'data:text/html,x', '//elsewhere.example'])
      expect(isSafeAddress(address)).toBe(false);
  });
});
