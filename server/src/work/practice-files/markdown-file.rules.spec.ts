import { describe, expect, it } from '@jest/globals';
import { type PortablePractice, portablePractice } from '@guildhall/shared/work/practice-files';
import { practiceResult } from '@guildhall/shared/work/practice-card';
import fc from 'fast-check';
import markdownIt from 'markdown-it';

import { toMarkdown } from './markdown-file.rules.js';
import { readFile } from './read-files.rules.js';

const text = (most: number) =>
  fc
    .array(
      fc.constantFrom(
        'word',
        '## The problem',
        '\n',
        '# A',
        '### 1',
        '\\## x',
        '- item',
        '1. one',
        '```',
        '---',
        'ŵ “q”: {}',
        '<script>',
        '\\</a onload=x>',
        '`<b>`',
        '\\\\<!--',
        '<https://example.org/a>',
        ' ',
        '[x](javascript:alert(1))',
        '[x](https://example.org/a)',
        '![x](/media/1)',
        '[x]',
        ']:',
        ']\\(',
        '(',
        '> ',
        'java&Tab;script&colon;a)',
        'data:text/html,a)',
        'VBScript\\:a)',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('').trim().slice(0, most).trim());
const line = fc.constantFrom(
  'Bins',
  '- odd: title',
  'yes',
  '"quoted" #',
  'Tŷ & co',
  '2026-10-06',
  '[a, b]',
  '</title><script>',
);
const practices: fc.Arbitrary<PortablePractice> = fc.record({
  title: line,
  locale: fc.constantFrom('en' as const, 'cy' as const),
  problem: text(1500),
  whatWeDid: fc.array(
    text(500).filter((step) => step !== ''),
    { maxLength: 5 },
  ),
  whatChanged: fc.record({ before: text(400), after: text(400), measured: text(300) }),
  howWeKnow: text(1000),
  whatDidNotWork: text(1500),
  result: fc.constantFrom(null, ...practiceResult.options),
  tags: fc.uniqueArray(fc.constantFrom('waste', 'maps', 'true', '12', 'tŷ'), { maxLength: 4 }),
  minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  cost: fc.constant(null),
  template: fc.constant(null),
  credits: fc.array(
    line.filter((name) => name.length > 1),
    { maxLength: 3 },
  ),
  from: fc.option(fc.record({ council: line, author: line })),
  adaptedFrom: fc.option(fc.record({ title: fc.option(line), council: line, author: line })),
  openQuestions: fc.uniqueArray(
    text(300).filter((question) => question !== ''),
    { maxLength: 3 },
  ),
  practices: fc.uniqueArray(line, { maxLength: 3 }),
  guidance: fc.uniqueArray(fc.constantFrom('remote-meetings', '12', 'true'), { maxLength: 2 }),
});

describe('a practice as a Markdown file', () => {
  it('[files/round-trip] what is taken out can be brought in and is the same, as Markdown and as JSON', () => {
    fc.assert(
      fc.property(practices, (practice) => {
        expect(readFile({ name: 'a.md', content: toMarkdown(practice) })).toEqual({
          name: 'a.md',
          practices: [portablePractice.parse(practice)],
          faults: [],
        });
        const content = JSON.stringify({ format: 'guildhall-practices', version: 1, practices: [practice] });
        expect(readFile({ name: 'a.json', content }).practices).toEqual([portablePractice.parse(practice)]);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('[files/safe] a program that runs what tags are in Markdown finds none', () => {
    const withTags = markdownIt({ html: true });
    fc.assert(
      fc.property(practices, (practice) => {
        const types = withTags
          .parse(toMarkdown(practice), {})
          .flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]);
        expect(types.filter((type) => type.startsWith('html'))).toEqual([]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('[files/safe] a program that follows any link in Markdown finds none to a script', () => {
    const trusting = markdownIt({ html: true });
    trusting.validateLink = () => true;
    const links: string[] = [];
    fc.assert(
      fc.property(practices, (practice) => {
        const inline = trusting.parse(toMarkdown(practice), {}).flatMap(({ children }) => children ?? []);
        const found = inline.map((token) => String(token.attrGet(token.type === 'image' ? 'src' : 'href') ?? ''));
        links.push(...found.filter((link) => link !== ''));
        const schemes = found.map((link) => /^\W*([a-z][a-z0-9+.-]*):/i.exec(link.replaceAll(/%0[9AD]/g, ''))?.[1]);
        expect(schemes.filter((scheme) => scheme && !/^(https?|mailto|tel)$/i.test(scheme))).toEqual([]);
      }),
      { seed: 5, numRuns: 600 },
    );
    expect(new Set(links)).toContain('https://example.org/a');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x]( JaVaScRiPt:alert(1) "t")',
    '[x](<data:text/html,a>)',
    '[x](\n> vbscript:a)',
    '[x](java&#x73;cript:a)',
    '[x](java&Tab;script&colon;a)',
    '[x](javascript\\:a)',
    '[x]\n\n[x]: javascript:a',
    '[x][y]\n\n[y]:\n  <javascript:a>',
    '![x](javascript:a)',
    '<javascript:a>',
  ])('[files/safe] %s is words in a file, and comes back as it was', (problem) => {
    const [practice] = fc.sample(practices, { seed: 6, numRuns: 1 });
    const whatChanged = { before: '', after: '', measured: '' };
    const rest = { whatWeDid: [], whatChanged, howWeKnow: '', whatDidNotWork: '', openQuestions: [problem] };
    const content = toMarkdown({ ...practice!, ...rest, problem });
    const trusting = markdownIt();
    trusting.validateLink = () => true;
    expect(trusting.render(content)).not.toMatch(/<(a|img) /);
    expect(readFile({ name: 'a.md', content }).practices[0]!.problem).toBe(problem);
  });

  it('[files/plain] a file that people wrote themselves is read: a heading for a title, a list for steps', () => {
    const content =
      '# Rota swaps\r\n\r\nSwaps took days.\r\n\r\n## What we did\r\n\r\n1. One list.\r\n   For all.\r\n2. A text.\r\n';
    expect(readFile({ name: 'folder/rota.md', content }).practices).toMatchObject([
      { title: 'Rota swaps', problem: 'Swaps took days.', whatWeDid: ['One list.\n   For all.', 'A text.'] },
    ]);
    const fenced = '```\n# Note\n## Dates\n```\n\nBy hand:\n\n~~~\n## Never closed\n';
    const coded = readFile({ name: 'calendar.md', content: `# Dates\n\n${fenced}\n## Before\n\nBy hand.\n` });
    expect(coded).toMatchObject({ faults: [], practices: [{ title: 'Dates', problem: fenced.trim() }] });
    expect(coded.practices[0]!.whatChanged.before).toBe('By hand.');
    expect(readFile({ name: 'folder/Missed bins.md', content: 'Words.' }).practices[0]!.title).toBe('Missed bins');
  });
});
