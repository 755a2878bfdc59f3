import { describe, expect, it } from '@jest/globals';

import { fromMarkdown } from '../richtext/from-markdown.js';
import { gapFaults, gapsIn } from './gaps.rules.js';
import { ourTemplates } from './template-texts.js';

const gaps = async (markdown: string) =>
  gapsIn('en', (await fromMarkdown(markdown)).doc).map(({ what, words }) => words || what);

describe('[guidance/gaps] what a template left for its writers', () => {
  it.each(ourTemplates)(
    'every section of $id asks for something, but for sentences that are to stay',
    async (template) => {
      const found = gapsIn('en', (await fromMarkdown(template.texts.en)).doc);
      const sections = new Set(found.map(({ title }) => title));
      const all = [...template.texts.en.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
      expect(all.filter((title) => !sections.has(title!))).toEqual(
        template.id === 'register' ? ['How to use this'] : [],
      );
    },
  );

  it('three dots by themselves, underscores and an empty table are gaps; what somebody wrote is none', async () => {
    expect(await gaps('Ask …\n\n- Phone: ...\n\nSigned ____\n\nSend it to [ … ] today')).toEqual([
      ...['Ask …', 'Phone: ...', 'Signed ____', 'Send it to [ … ] today'],
    ]);
    expect(await gaps('## Rows\n\n| A | B |\n| --- | --- |\n|  |  |')).toEqual(['table']);
    const picture = (alt: string) => `![${alt}](/media/019a0000-0000-7000-8000-000000000001)`;
    expect(await gaps(`${picture('')}\n\n${picture('A map')}`)).toEqual(['picture']);
    expect(await gaps('And so on…\n\nWait … then go.\n\n```\n...\n```\n\n| A |\n| --- |\n| b |')).toEqual([]);
  });

  it('only a gap that stands by itself keeps a text from its reviewers, and its section is named', async () => {
    const faults = async (markdown: string) => gapFaults('cy', (await fromMarkdown(markdown)).doc);
    expect(await faults('…\n\n## Pwy\n\n…\n\n…\n\n## Sut\n\nHoli …')).toMatchObject([
      { code: 'gap_left' },
      { code: 'gap_left_in', params: { title: 'Pwy' } },
    ]);
    expect(await faults('Ask …\n\n- …\n\nSigned ____\n\n| A |\n| --- |\n| … |\n\n```\n…\n```')).toEqual([]);
  });
});
