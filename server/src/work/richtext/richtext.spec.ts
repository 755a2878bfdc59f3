import { describe, expect, it } from '@jest/globals';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import * as Y from 'yjs';

import { textFrom, texts } from '../../testing/given-text.js';
import { safeLink, safePicture } from './address.rules.js';
import { cleanText } from './clean.rules.js';
import { fromDocx, NotDocx } from './from-docx.js';
import { fromHtml } from './from-html.js';
import { fromMarkdown } from './from-markdown.js';
import { toHtml, toneOf } from './html.rules.js';
import { toMarkdown } from './markdown.rules.js';
import { canonicalJson, hashOf, joined, sectionsOf } from './sections.rules.js';
import { toDocx } from './to-docx.js';
import { toneWords, withToneWords } from './tone-words.js';
import { countWords, plainText } from './words.rules.js';
import { readText, updateOf } from './yjs.js';

const docOf = (update: Uint8Array) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
};
const wordsOf = (doc: TextNode) => plainText(doc).split(/\s+/).filter(Boolean);

/** Anything at all that has the shape of a node, with what an attacker would put in. */
const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>',
  '//evil.example/x',
  '/\\evil.example',
  '/media/../../x',
);
const anyNode: fc.Arbitrary<TextNode> = fc.letrec<{ node: TextNode }>((tie) => ({
  node: fc.record({
    type: fc.oneof(
      hostile,
      fc.constantFrom(
        'paragraph',
        'heading',
        'text',
        'image',
        'table',
        'tableRow',
        'tableCell',
        'callout',
        'codeBlock',
        'bulletList',
        'listItem',
        'iframe',
      ),
    ),
    text: hostile,
    attrs: fc.record({
      src: hostile,
      href: hostile,
      alt: hostile,
      title: hostile,
      tone: hostile,
      level: hostile,
      colspan: hostile,
      start: hostile,
      onclick: hostile,
      style: hostile,
    }),
    marks: fc.array(
      fc.record({
        type: fc.oneof(hostile, fc.constantFrom('link', 'bold', 'code')),
        attrs: fc.record({ href: hostile, style: hostile }),
      }),
      { maxLength: 2 },
    ),
    content: fc.oneof({ maxDepth: 4 }, fc.constant<TextNode[]>([]), fc.array(tie('node'), { maxLength: 3 })),
  }),
})).node;

const attributesAllowed =
  /^<(\/?[a-z][a-z0-9]*)((?: (?:id|href|rel|src|alt|title|class|data-tone|start|colspan|rowspan)="[^"<>]*")*)>$/;

function expectSafe(html: string): void {
  for (const [tag] of html.matchAll(/<[^>]*>/g)) {
    expect(tag).toMatch(attributesAllowed);
    expect(tag).not.toMatch(/^<\/?(script|iframe|style|object|embed|form|svg)/);
    expect(tag).not.toMatch(/(href|src)="(?!(https?:\/\/|mailto:|tel:|\/(?![/\\])|#))/);
  }
}

describe('[richtext/safe] nothing that could run ever comes out', () => {
  it('whatever stands in the JSON, cleaned or not', () => {
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 4 }), (content) => {
        const doc = { type: 'doc', content };
        expectSafe(toHtml(doc));
        expectSafe(toHtml(cleanText(doc)));
        expect(cleanText(cleanText(doc))).toEqual(cleanText(doc));
      }),
      { seed: 62 },
    );
  });

  it.each([
    '<p>Hello<script>alert(1)</script></p>',
    '<a href="javascript:alert(1)">here</a><a href=" java&#9;script:alert(1)">there</a>',
    '<img src=x onerror=alert(1)><svg onload=alert(1)><p>text</p></svg>',
    '<p style="background:url(//evil)" onclick="x()">styled</p><iframe src="//evil"></iframe>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
  ])('from HTML such as %s', async (html) => {
    const { doc } = await fromHtml(html);
    expectSafe(toHtml(doc));
    expect(JSON.stringify(doc)).not.toMatch(/alert|evil|onclick/);
  });

  it('HTML in Markdown stays words', async () => {
    const { doc } = await fromMarkdown(
      '<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://evil.example/a.png)',
    );
    expectSafe(toHtml(doc));
    expect(toHtml(doc)).toContain('&lt;script&gt;');
    expect(JSON.stringify(doc)).not.toContain('evil.example');
  });

  it('addresses lead to the web, to a mail, to a telephone or to here', () => {
    for (const good of ['https://a.example/x', 'mailto:a@b.example', 'tel:01234', '/guidance', '#part'])
      expect(safeLink(good)).toBe(good);
    for (const bad of ['javascript:x', '//a', '/\\a', 'vbscript:x', 'data:x', 'ftp://a', '', 'a b', null])
      expect(safeLink(bad)).toBeNull();
    const own = '/media/019a0000-0000-7000-8000-000000000001';
    expect(safePicture(own)).toBe(own);
    for (const bad of ['https://a.example/x.png', `${own}/../me`, '/api/sign-in', 'data:image/png;base64,x', `/${own}`])
      expect(safePicture(bad)).toBeNull();
  });
});

describe('[richtext/round trip] a text is the same after', () => {
  it('Yjs and back', () => {
    fc.assert(
      fc.property(texts, (doc) => expect(cleanText(readText(docOf(updateOf(doc))))).toEqual(doc)),
      { seed: 62 },
    );
  });

  it('HTML and back', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (doc) => expect((await fromHtml(toHtml(doc))).doc).toEqual(doc)),
      { seed: 62 },
    );
  });

  it('Markdown and back: every word, and every block in its place', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (doc) => {
        const { doc: again } = await fromMarkdown(toMarkdown(doc));
        expect(wordsOf(again)).toEqual(wordsOf(doc));
        expect(again.content!.map(({ type }) => type)).toEqual(doc.content!.map(({ type }) => type));
      }),
      { seed: 62 },
    );
  });

  /** The text as Word has it: a callout within another block begins with the word for its kind. */
  const inWord = (node: TextNode, depth = 0): TextNode => {
    const content = node.content?.map((child) => inWord(child, depth + 1));
    if (node.type !== 'callout' || depth === 1) return content ? { ...node, content } : node;
    const word = toneWords.en[toneOf(node)];
    return { ...node, content: [{ type: 'paragraph', content: [{ type: 'text', text: word }] }, ...content!] };
  };

  it('Word and back: every word, and every heading', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (doc) => {
        const { doc: again } = await fromDocx(await toDocx('Title', 'en', doc));
        const words = doc.content!.some(({ type }) => type === 'image') ? null : wordsOf(inWord(doc));
        if (words) expect(wordsOf(again)).toEqual(['Title', ...words]);
      }),
      { seed: 62, numRuns: 15 },
    );
  });
});

describe('[richtext/markdown] what people bring in', () => {
  it('says in words what kind a callout is, in the language of the text, and never twice', () => {
    const callout = (tone: string): TextNode => ({
      type: 'callout',
      attrs: { tone },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '<aside class="callout" data-tone="note">' }] }],
    });
    const html = toHtml({ type: 'doc', content: [callout('warning'), callout('example')] });
    const english = withToneWords(html, 'en');
    expect(english.match(/<strong>[^<]*<\/strong>/g)).toEqual(['<strong>Warning</strong>', '<strong>Example</strong>']);
    expect(english.replaceAll(/<p class="callout-tone"><strong>[^<]*<\/strong><\/p>/g, '')).toBe(html);
    expect(withToneWords(html, 'cy')).toContain('<strong>Rhybudd</strong>');
  });

  it('front to back: headings, lists within lists, tables, callouts, code', async () => {
    const { doc } = await fromMarkdown(
      '# Bins\n\nWe *do* **this**:\n\n- one\n  1. two\n\n> [!WARNING]\n> Not on Mondays\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx <y\n```',
    );
    expect(toHtml(doc)).toBe(
      [
        '<h2 id="bins">Bins</h2>',
        '<p>We <em>do</em> <strong>this</strong>:</p>',
        '<ul><li><p>one</p><ol><li><p>two</p></li></ol></li></ul>',
        '<aside class="callout" data-tone="warning"><p>Not on Mondays</p></aside>',
        '<table><thead><tr><th><p>a</p></th><th><p>b</p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
        '<pre><code>x &lt;y</code></pre>',
      ].join('\n'),
    );
  });

  it('headings keep their distances; a title above them does not count', async () => {
    const levels = async (html: string) =>
      toHtml((await fromHtml(html)).doc)
        .match(/<h\d/g)
        ?.join('');
    expect(await levels('<h1>T</h1><h2>a</h2><h3>b</h3><h2>c</h2>')).toBe('<h2<h2<h3<h2');
    expect(await levels('<h1>a</h1><h2>b</h2><h1>c</h1><h5>d</h5>')).toBe('<h2<h3<h2<h4');
    expect(await levels('<h3>a</h3><h4>b</h4><h6>c</h6>')).toBe('<h3<h4<h4');
    expect(await levels('<h1>a</h1>')).toBe('<h2');
  });

  it('a very deep tree neither fails nor loses its words', async () => {
    const deep = `${'<div><blockquote>'.repeat(5000)}deep${'</blockquote></div>'.repeat(5000)}`;
    expect(plainText((await fromHtml(deep)).doc)).toBe('deep');
  });

  it('what is no Word file is refused', async () => {
    await expect(fromDocx(Buffer.from('PK not really'))).rejects.toBeInstanceOf(NotDocx);
    await expect(fromDocx(Buffer.from(zipSync({ 'a.txt': new Uint8Array(1) })))).rejects.toThrow('not a Word file');
  });
});

describe('[richtext/sections] a text in parts', () => {
  it('together they hold the text, each with an address of its own', () => {
    fc.assert(
      fc.property(texts, (doc) => {
        const sections = sectionsOf(doc);
        expect(joined(sections)).toEqual(doc);
        expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
        for (const { key } of sections.filter(({ title }) => title)) expect(toHtml(doc)).toContain(`id="${key}"`);
      }),
      { seed: 62 },
    );
  });

  it('only a changed part has another hash', () => {
    const before = sectionsOf(textFrom('# One', 'a', '# Two', 'b'));
    const after = sectionsOf(textFrom('# One', 'a', '# Two', 'c'));
    expect(after.map(({ hash }) => hash)).toEqual([before[0]!.hash, expect.not.stringContaining(before[1]!.hash)]);
  });

  it('the order of names in JSON says nothing', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":1}]}');
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
  });

  it('words are counted as people count them', () => {
    expect(countWords("It’s a well-known fact: 3 bins, don't ask.")).toBe(8);
  });
});

it('[richtext/markdown] a link to a script is words alone in every format', () => {
  const bad = { type: 'text', text: 'click', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] };
  const clean = cleanText({ type: 'doc', content: [{ type: 'paragraph', content: [bad] }] });
  expect(toMarkdown(clean)).toBe('click\n');
  expect(toMarkdown({ type: 'doc', content: [{ type: 'paragraph', content: [bad] }] })).toBe('click\n');
});

it('[richtext/unseen] what cannot be stored goes, a sign in two pieces stays whole', () => {
  const text = (words: string) => ({ type: 'text', text: words });
  const clean = cleanText({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [text('a\0b \ud83e'), text('\udda1'), text(' \ud800')] },
      { type: 'codeBlock', content: [text('c\0d')] },
      { type: 'paragraph', content: [text('\0')] },
      { type: 'image', attrs: { src: '/media/01a21a7c-e3f4-7000-8b93-d81c1881962d', alt: 'e\0f' } },
    ],
  });
  expect(JSON.stringify(clean)).not.toMatch(/\\u0000|\\ud/);
  expect(clean.content).toMatchObject([
    { content: [{ text: 'ab 🦡 \ufffd' }] },
    { content: [{ text: 'cd' }] },
    { type: 'paragraph' },
    { attrs: { alt: 'ef' } },
  ]);
  expect(clean.content![2]).not.toHaveProperty('content');
});
