import { practiceText, type PracticeDraft, type PracticeText } from '@guildhall/shared/work/practice-card';
import { describe, expect, it } from '@jest/globals';

import { emptyPractice, textOf, valuesOf } from './edit-values';

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
};
const people = ['1', '2'].map((n) => ({
  id: `019a0000-0000-7000-8000-00000000000${n}`,
  name: `Person ${n}`,
  unit: null,
}));

describe('the answers of the practice editor', () => {
  it('give back the text they were made from', () => {
    const draft = { id: text.whoToAsk!, state: 'draft', textVersion: 1, text, people } as PracticeDraft;
    expect(textOf(valuesOf(draft))).toEqual(text);
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
});
