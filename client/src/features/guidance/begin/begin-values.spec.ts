import { describe, expect, it } from '@jest/globals';
import { beginGuidance } from '@guildhall/shared/work/guidance-document';

import { blank, bodyOf, formatOf, ownFile } from './begin-values';

describe('beginning guidance', () => {
  it('sends the languages that have a title, and the source that was chosen', () => {
    const body = bodyOf({ ...blank, en: ' Working from home ', from: 'template', template: 'policy' });
    expect(body).toEqual({
      kind: 'guide',
      titles: { en: 'Working from home' },
      source: { from: 'template', template: 'policy' },
    });
    expect(beginGuidance.safeParse(body).success).toBe(true);
  });

  it('begins with nothing where no template or file was chosen', () => {
    expect(bodyOf({ ...blank, en: 'x', from: 'template' }).source).toEqual({ from: 'nothing' });
    expect(bodyOf({ ...blank, en: 'x', from: 'file' }).source).toEqual({ from: 'nothing' });
  });

  it('reads Markdown, HTML and Word files, and no others', async () => {
    expect(['a.md', 'a.TXT', 'a.htm', 'a.docx', 'a.pdf', 'doc'].map(formatOf)).toEqual([
      'markdown',
      'markdown',
      'html',
      'docx',
      null,
      null,
    ]);
    const word = await ownFile(new File([new Uint8Array([80, 75, 255])], 'plan.docx'));
    expect(bodyOf({ ...blank, cy: 'Cynllun', from: 'file', language: 'cy', file: word }).source).toEqual({
      from: 'docx',
      language: 'cy',
      file: 'UEv/',
    });
  });
});
