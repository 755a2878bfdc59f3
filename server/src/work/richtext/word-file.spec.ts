import { describe, expect, it } from '@jest/globals';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import { unzipSync, zipSync } from 'fflate';

import { fromDocx } from './from-docx.js';
import { fromHtml } from './from-html.js';
import { withoutTitle } from './headings.rules.js';
import { toHtml } from './html.rules.js';
import { toDocx } from './to-docx.js';
import { withToneWords } from './tone-words.js';

describe('a Word file', () => {
  const src = '/media/019a0000-0000-7000-8000-000000000001';
  const picture = { bytes: Buffer.from('pixels'), type: 'image/png', width: 1200, height: 600 };
  const words = (text: string, href?: string): TextNode => ({
    ...{ type: 'text', text },
    ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}),
  });
  const line = (...content: TextNode[]): TextNode => ({ type: 'paragraph', content });
  const item = (...content: TextNode[]): TextNode => ({ type: 'listItem', content });
  const cell = (text: string, attrs?: object): TextNode => ({
    ...{ type: 'tableCell', content: [line(words(text))] },
    ...(attrs ? { attrs: { ...attrs } } : {}),
  });
  const partsOf = async (content: TextNode[], pictures = new Map([[src, picture]])) => {
    const file = await toDocx('T', 'en', { type: 'doc', content }, pictures);
    const parts = unzipSync(file);
    const part = (name: string) => Buffer.from(parts[name] ?? []).toString();
    return {
      ...{ file, names: Object.keys(parts), xml: part('word/document.xml') },
      ...{ rels: part('word/_rels/document.xml.rels'), numbers: part('word/numbering.xml') },
    };
  };

  it('[richtext/docx] a small file that holds a great one is refused at its real size, whatever it says of itself', async () => {
    const size = 100_000_000;
    const file = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(size) }));
    const said = Buffer.alloc(4);
    said.writeUInt32LE(size);
    const places = [file.indexOf(said), file.lastIndexOf(said)];
    expect(new Set(places).size).toBe(2);
    for (const place of places) file.writeUInt32LE(10, place);
    await expect(fromDocx(file)).rejects.toThrow('larger than we can take');
  });

  it('[richtext/docx] carries pictures as wide as the page with their words, and of those it may not have the words', async () => {
    const shown = await partsOf([{ type: 'image', attrs: { src, alt: 'The "old" depot', title: 'Depot' } }]);
    expect(shown.names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
    expect(shown.xml).toContain('descr="The &quot;old&quot; depot"');
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(shown.xml) ?? [];
    expect([Number(width) / 9525, Number(height) / 9525]).toEqual([600, 300]);
    const hidden = await partsOf([{ type: 'image', attrs: { src, alt: 'A map' } }], new Map());
    expect(hidden.names.some((name) => name.startsWith('word/media/'))).toBe(false);
    expect(hidden.xml).toContain('[A map]');
  });

  it('[richtext/docx] keeps cells that span, lists in lists, and the number a list begins with', async () => {
    const { file, xml, numbers } = await partsOf([
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('wide', { colspan: 2 }), cell('tall', { rowspan: 2 })] },
          { type: 'tableRow', content: [cell('left'), cell('right')] },
        ],
      },
      {
        type: 'orderedList',
        attrs: { start: 7 },
        content: [item(line(words('seven')), { type: 'bulletList', content: [item(line(words('inside')))] })],
      },
    ]);
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(xml.match(/<w:vMerge w:val="(restart|continue)"\/>/g)).toHaveLength(2);
    expect(numbers).toContain('<w:start w:val="7"/>');
    const back = toHtml((await fromDocx(file)).doc);
    expect(back).toContain('<td colspan="2"><p>wide</p></td><td rowspan="2"><p>tall</p></td>');
    expect(back).toContain('<ol><li><p>seven</p><ul><li><p>inside</p></li></ul></li></ol>');
  });

  it('[richtext/docx] two callouts stay two and come back as callouts; a box of somebody else stays a table', async () => {
    const callout = (tone: string, ...content: TextNode[]) => ({ type: 'callout', attrs: { tone }, content });
    const bold = (text: string) => ({ type: 'text', text, marks: [{ type: 'bold' }] });
    const cell = { type: 'tableCell', content: [line(bold('Please')), line(words('read on.'))] };
    const all = [
      callout('warning', line(words('one')), { type: 'bulletList', content: [item(line(words('inside')))] }),
      callout('example', line(words('two'))),
      { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
    ];
    const { file, xml } = await partsOf(all);
    expect(xml).not.toContain('</w:tbl><w:tbl>');
    const back = (await fromDocx(file)).doc.content!.slice(1);
    expect(toHtml({ type: 'doc', content: back })).toBe(toHtml({ type: 'doc', content: all }));
    const welsh = await fromDocx(await toDocx('Teitl', 'cy', { type: 'doc', content: [all[1]!] }));
    expect(welsh.doc.content!.slice(1)).toEqual([all[1]]);
  });

  it('[richtext/docx] a place in the file that is none in the text leaves its words: contents, footnotes', async () => {
    const { Document, FootnoteReferenceRun, HeadingLevel, InternalHyperlink, Packer, Paragraph, TextRun } =
      await import('docx');
    const linked = (anchor: string, text: string) =>
      new Paragraph({ children: [new InternalHyperlink({ anchor, children: [new TextRun(text)] })] });
    const file = new Document({
      footnotes: { 1: { children: [new Paragraph('The act.')] } },
      sections: [
        {
          children: [
            linked('_Toc1', 'Scope 3'),
            linked('scope', 'See the scope'),
            new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Scope' }),
            new Paragraph({ children: [new TextRun('By law'), new FootnoteReferenceRun(1)] }),
          ],
        },
      ],
    });
    expect(toHtml((await fromDocx(await Packer.toBuffer(file))).doc).replaceAll('\n', '')).toBe(
      '<p>Scope 3</p><p><a href="#scope" rel="nofollow noopener noreferrer">See the scope</a></p>' +
        '<h2 id="scope">Scope</h2><p>By law[1]</p><ol><li><p>The act.</p></li></ol>',
    );
  });

  it('[richtext/html] a callout of a published page comes back without the word for its kind', async () => {
    const html = '<aside class="callout" data-tone="warning"><p>Not on Mondays</p></aside>';
    for (const language of ['en', 'cy'] as const)
      expect(toHtml((await fromHtml(withToneWords(html, language))).doc)).toBe(html);
  });

  it('[richtext/docx] its headings, quotations and lists by style come back as what they were', async () => {
    const heading = (level: number, text: string) => ({ type: 'heading', attrs: { level }, content: [words(text)] });
    const { file } = await partsOf([
      ...[heading(2, 'One'), heading(3, 'Within'), heading(4, 'Deep'), heading(2, 'Two')],
      { type: 'blockquote', content: [line(words('Said.')), line(words('And more.'))] },
    ]);
    const [title, ...rest] = (await fromDocx(file)).doc.content!;
    expect(withoutTitle({ type: 'doc', content: [title!, ...rest] }, ' t')).toEqual({ type: 'doc', content: rest });
    expect(toHtml({ type: 'doc', content: rest })).toBe(
      [
        '<h2 id="one">One</h2>\n<h3>Within</h3>\n<h4>Deep</h4>\n<h2 id="two">Two</h2>',
        '<blockquote><p>Said.</p><p>And more.</p></blockquote>',
      ].join('\n'),
    );
    // Word's own styles for lists say how deep they are by their name alone.
    const { Document, Packer, Paragraph } = await import('docx');
    const styled = ['List Number', 'List Bullet 2', 'List Bullet 2', 'List Number'].map((name, nth) => {
      return new Paragraph({ text: String(nth), style: name.replaceAll(' ', '') });
    });
    const paragraphStyles = ['List Number', 'List Bullet 2'].map((name) => ({ id: name.replaceAll(' ', ''), name }));
    const lists = await Packer.toBuffer(
      new Document({ styles: { paragraphStyles }, sections: [{ children: styled }] }),
    );
    expect(toHtml((await fromDocx(lists)).doc)).toBe(
      '<ol><li><p>0</p><ul><li><p>1</p></li><li><p>2</p></li></ul></li><li><p>3</p></li></ol>',
    );
  });

  it('[richtext/docx] links lead elsewhere or to a section, and never to a script', async () => {
    const { xml, rels } = await partsOf([
      { type: 'heading', attrs: { level: 2 }, content: [words('What it costs')] },
      line(words('web', 'https://council.example/a'), words('place', '#what-it-costs'), words('ours', '/guidance')),
      line(words('bad', 'javascript:alert(1)'), words('worse', 'java\tscript:alert(1)'), words('file', 'file:///etc')),
    ]);
    expect(rels).toContain('Target="https://council.example/a"');
    expect(rels.match(/TargetMode="External"/g)).toHaveLength(1);
    expect(rels + xml).not.toMatch(/script:|file:\/\/|HYPERLINK/);
    expect(xml).toContain('<w:bookmarkStart w:name="section_1"');
    expect(xml).toContain('<w:hyperlink w:history="1" w:anchor="section_1">');
    for (const word of ['bad', 'worse', 'file', 'ours']) expect(xml).toContain(`>${word}<`);
  });
});
