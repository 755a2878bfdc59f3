import { practiceText, type PracticeDraft, type PracticeText } from '@guildhall/shared/work/practice-card';
import { describe, expect, it } from '@jest/globals';

import { copyValuesOf, emptyPractice, textOf, valuesOf } from './edit-values';
import { draftDesk } from './practice-desk';

const text: PracticeText = {
  locale: 'en',
  title: 'One page for missed bins',
  problem: 'Three calls about one bin.',
  whatWeDid: ['We put the routes on one map.', 'We told the crews.'],
  whatChanged: { before: '3 days', after: 'the same day', measured: '' },
  howWeKnow: 'We counted.',
  whatDidNotWork: 'Texts at six.',
  result: 'worked',
  whoToAsk: '019a0000-0000-7000-8000-000000000001',
  credits: [
    { kind: 'member', memberId: '019a0000-0000-7000-8000-000000000002' },
    { kind: 'organisation', name: 'Dorset Council' },
  ],
  tags: ['bins', 'maps'],
  minutes: 60,
  template: 'worked',
  cost: { band: 'under-100', amount: null, note: 'Two licences' },
  practices: ['019a0000-0000-7000-8000-000000000009'],
  guidance: ['019a0000-0000-7000-8000-000000000008'],
  openQuestions: ['What would you do differently?'],
};
const people = ['1', '2'].map((n) => ({
  id: `019a0000-0000-7000-8000-00000000000${n}`,
  name: `Person ${n}`,
  unit: null,
}));

const practices = [{ id: text.practices[0]!, title: 'Ten minutes round the tailgate', locale: 'en' as const }];

describe('the answers of the practice editor', () => {
  it('give back the text they were made from', () => {
    const draft: PracticeDraft = {
      id: text.whoToAsk!,
      state: 'draft',
      textVersion: 1,
      text,
      people,
      practices,
      guidance: [{ id: text.guidance[0]!, slug: 'bins', titles: { cy: 'Biniau' } }],
      copy: null,
    };
    expect(textOf(valuesOf(draft))).toEqual(text);
    const copy = { text: { ...text, title: 'Better' }, note: 'Clearer', basedOn: 1, version: 2, keptAt: '' };
    expect(copyValuesOf({ ...draft, copy })).toMatchObject({ title: 'Better', note: 'Clearer' });
    expect(copyValuesOf(draft)).toEqual(valuesOf(draft));
  });

  it('are a draft that the server takes, even when nothing is filled in', () => {
    expect(practiceText.parse(textOf(emptyPractice('cy')))).toMatchObject({
      locale: 'cy',
      result: null,
      minutes: null,
      tags: [],
    });
  });

  it('take lists as people type them', () => {
    expect(textOf({ ...emptyPractice('en'), tags: ' Bins,, Maps ', minutes: Number.NaN })).toMatchObject({
      tags: ['bins', 'maps'],
      minutes: null,
    });
  });

  it('say what it costs, or nothing', () => {
    const costs = (cost: object) =>
      textOf({ ...emptyPractice('en'), cost: { band: '', amount: null, note: '', ...cost } }).cost;
    expect(costs({ note: 'forgotten' })).toBeNull();
    expect(costs({ band: 'none', amount: 5 })).toEqual({ band: 'none', amount: null, note: '' });
    expect(costs({ band: 'amount', amount: 240 })).toEqual({ band: 'amount', amount: 240, note: '' });
  });

  it('are the same to the server when only spaces, empty steps and what is said twice differ', () => {
    const written = { ...emptyPractice('en'), title: 'Bins', tags: 'Bins' };
    const again = { ...written, title: ' Bins ', whatWeDid: ['', ''], tags: 'bins, Bins' };
    expect(draftDesk.same(written, again)).toBe(true);
    expect(draftDesk.same(written, { ...written, title: 'Bin' })).toBe(false);
    const long = { ...written, title: 'x'.repeat(101) };
    expect([draftDesk.takes(written), draftDesk.takes(long), draftDesk.same(long, long)]).toEqual([true, false, false]);
  });
});
