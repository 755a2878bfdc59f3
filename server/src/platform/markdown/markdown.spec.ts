import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { plainWords, renderMarkdown } from './markdown.js';

describe('Markdown that people write', () => {
  it('[markdown/plain] keeps lists, emphasis, links and lines', async () => {
    const html = await renderMarkdown('Two **bins**,\none *van*.\n\n- [depot](https://depot.example)\n- yard');
    expect(html).toContain('Two <strong>bins</strong>,<br />\none <em>van</em>.');
    expect(html).toContain('<a href="https://depot.example" rel="nofollow noopener noreferrer">depot</a>');
    expect(html).toContain('<li>yard</li>');
  });

  it('[markdown/headings] headings stand below those of the page', async () => {
    expect(await renderMarkdown('# One\n\n###### Six')).toBe('<h3>One</h3>\n<h4>Six</h4>');
  });

  it('[markdown/pictures] shows our own pictures with their words, and no others', async () => {
    const own = '/media/019a0000-0000-7000-8000-000000000001';
    expect(await renderMarkdown(`![The \\"map"](${own} "x")`)).toBe(
      `<p><img src="${own}" alt="The &quot;map&quot;" loading="lazy" /></p>`,
    );
    for (const src of [
      `${own}/../../api/me`,
      `//evil.example${own}`,
      `${own}?x=1`,
      '/media/x',
      `https://a.example${own}`,
    ])
      expect(await renderMarkdown(`![x](${src})`)).toBe('<p></p>');
  });

  it('[markdown/tables] keeps tables', async () => {
    expect(await renderMarkdown('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<td>2</td>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://elsewhere.example/x.png)',
    '![x](x" onerror="alert(1))',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](//elsewhere.example)',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '<svg onload=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '`<script>`</code><script>alert(1)</script>',
    '[x]: javascript:alert(1)\n\n[x]',
    '<style>*{display:none}</style>',
    'x" onmouseover="alert(1)',
  ])('[markdown/safe] %s runs nothing and calls nobody', async (text) => {
    expect(faultsOf(await renderMarkdown(text))).toEqual([]);
  });

  it('[markdown/safe] no text whatever gives a script, a handler or a strange link', async () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</script>',
      '<img src=x ',
      'onerror=',
      'javascript:',
      '](',
      '[',
      ')',
      '"',
      "'",
      '<a href=',
      '>',
      '`',
      '\n',
      '&#x6A;',
      '<!--',
      '-->',
      'x',
      ' ',
      '\\',
      '<svg/onload=',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 24 }), async (parts) => {
        expect(faultsOf(await renderMarkdown(parts.join('')))).toEqual([]);
      }),
      { numRuns: 300, seed: 20_261_006 },
    );
  });

  it('[markdown/safe] what needs no sanitiser reads the same as beside what does', async () => {
    const link = '[depot](https://depot.example)';
    const pieces = fc.constantFrom(
      ...['"', "'", '&', '<b>', '>', '&amp;', '&quot;', '&nbsp;', '&#34;', '`', '**', '*', '~~', '\n', '\n\n', '  \n'],
      ...['- ', '1. ', '2. ', '> ', '---', '    ', '```', '# ', '\\', '\u00a0', '£', 'word', ' ', '| a |\n| - |'],
    );
    const alone = await renderMarkdown(link);
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 24 }), async (parts) => {
        const text = `x${parts.join('')}`;
        expect(await renderMarkdown(`${link}\n\n${text}`)).toBe(`${alone}\n${await renderMarkdown(text)}`);
      }),
      { numRuns: 400, seed: 20_261_126 },
    );
  });

  it('[markdown/words] the words without the marks', () => {
    expect(plainWords('## Bins\n\n1. **Two** [vans](https://x.example)\n> and `one` yard')).toBe(
      'Bins Two vans and one yard',
    );
    expect(plainWords('Ours:\n\n| Day | Van |\n| :-- | ---: |\n| Monday | one\\|two |\n\nThis | that.')).toBe(
      'Ours: Day Van Monday one\\|two This | that.',
    );
  });
});

/** Tags that were not asked for, attributes that do something, and links that lead to no page. */
function faultsOf(html: string): string[] {
  const tags = [...html.matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>/g)];
  const strangers = tags.filter(
    ([, tag]) =>
      !/^(table|thead|tbody|tr|th|td|img|p|br|strong|em|s|a|ul|ol|li|blockquote|code|pre|hr|h3|h4)$/.test(tag!),
  );
  const attributes = tags.flatMap(([, , all]) => [...all!.matchAll(/([a-z-]+)="([^"]*)"/g)]);
  const handlers = attributes.filter(([, name]) => !/^(href|rel|start|src|alt|loading)$/.test(name!));
  const pictures = attributes.filter(([, name, value]) => name === 'src' && !value!.startsWith('/media/'));
  const links = attributes.filter(([, name, value]) => name === 'href' && !/^(https?:|mailto:|[^:]*$)/i.test(value!));
  const away = attributes.filter(([, name, value]) => name === 'href' && value!.startsWith('//'));
  const leftOver = html.replaceAll(/<\/?[a-z0-9]+(?:\s+[a-z-]+="[^"]*")*\s*\/?>/g, '').match(/[<]/g) ?? [];
  return [...strangers, ...handlers, ...links, ...away, ...pictures].map(([whole]) => whole).concat(leftOver);
}
