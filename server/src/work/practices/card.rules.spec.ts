import { describe, expect, it } from '@jest/globals';
import { practiceState, practiceText, type PracticeText } from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import fc from 'fast-check';

import { missingToPublish, readingMinutes, wordsOf } from './card.rules.js';
import { canBeEdited, isOpen, stateAfter } from './lifecycle.rules.js';

const whole: PracticeText = {
  locale: 'en',
  title: 'One shared map',
  problem: 'Calls',
  whatWeDid: ['A map'],
  whatChanged: { before: '3 days', after: 'Same day', measured: '' },
  howWeKnow: 'Counted',
  whatDidNotWork: 'Texts',
  result: 'did-not',
  whoToAsk: '0190f7a0-0000-7000-8000-000000000001',
  credits: [],
  tags: [],
  minutes: 30,
  template: null,
  cost: null,
  practices: [],
  guidance: [],
  openQuestions: [],
};

describe('the rules of a card', () => {
  it('[card/whole] nothing is missing from a whole card, whatever its result; measured, tags and credits may be left out', () => {
    for (const result of ['worked', 'in-part', 'did-not'] as const)
      expect(missingToPublish({ ...whole, result })).toEqual([]);
  });

  it('[card/whole] an empty card is told of every part at once, in the order of the form', () => {
    const change = { before: '', after: '', measured: '' };
    const nothing = { title: '', problem: '', whatWeDid: [], howWeKnow: '', whatDidNotWork: '', result: null };
    const missing = missingToPublish({ ...whole, ...nothing, whatChanged: change, whoToAsk: null, minutes: null });
    expect(missing.map(({ field }) => field)).toEqual([
      'title',
      'problem',
      'whatWeDid.0',
      'whatChanged.before',
      'whatChanged.after',
      'result',
      'howWeKnow',
      'whatDidNotWork',
      'minutes',
      'whoToAsk',
    ]);
  });

  it('[card/whole] the headings of a template alone say nothing yet', () => {
    const headings = '## Who it was for\n\n…\n\n## What got in the way\n\n…\n';
    expect(missingToPublish({ ...whole, problem: headings })).toMatchObject([{ code: 'practice_needs_problem' }]);
    const said = '## Who it was for\n\nResidents\n\n## What got in the way\n\nThree calls about one bin.\n';
    expect(missingToPublish({ ...whole, problem: said })).toEqual([]);
  });

  it('[card/gaps] a gap that a template left is named by its field; dots in what somebody wrote are theirs', () => {
    const begun = '## Who it was for\n\nResidents\n\n## What got in the way\n\n…\n';
    const whatChanged = { before: '3 days', after: 'Same day', measured: '…' };
    const gaps = missingToPublish({ ...whole, title: '…', problem: begun, whatWeDid: ['A map', '…'], whatChanged });
    expect(gaps.map(({ field, code }) => [field, code])).toEqual([
      ['title', 'practice_needs_title'],
      ['problem', 'gap_left'],
      ['whatWeDid.1', 'gap_left'],
      ['whatChanged.measured', 'gap_left'],
    ]);
    const own = ['We waited …', 'They said:\n…\nand then they rang.', '- Bins\n- …', 'Bins, lamps, …\n\nand so on'];
    expect(missingToPublish({ ...whole, problem: own.join('\n\n'), whatWeDid: own })).toEqual([]);
  });

  it('[card/pictures] every text with a picture that says nothing is named, wherever it stands', () => {
    const picture = (alt: string) => `We drew it. ![${alt}](/media/0190f7a0-0000-7000-8000-000000000002)`;
    const places = { problem: picture(''), whatWeDid: ['A map', picture(' ')], howWeKnow: picture('A map of calls') };
    const whatChanged = { before: '3 days', after: picture(''), measured: '' };
    expect(missingToPublish({ ...whole, ...places, whatChanged }).map(({ field, code }) => [field, code])).toEqual([
      ['problem', 'picture_needs_words'],
      ['whatWeDid.1', 'picture_needs_words'],
      ['whatChanged.after', 'picture_needs_words'],
    ]);
  });

  it('[card/cost] an amount belongs to the band that names it, and to no other', () => {
    const takes = (cost: unknown) => practiceText.safeParse({ ...whole, cost }).success;
    expect(takes({ band: 'under-100', amount: null, note: 'Paper' })).toBe(true);
    expect(takes({ band: 'amount', amount: 240, note: '' })).toBe(true);
    expect(takes({ band: 'amount', amount: null, note: '' })).toBe(false);
    expect(takes({ band: 'none', amount: 240, note: '' })).toBe(false);
    expect(takes({ band: 'amount', amount: 2.5, note: '' })).toBe(false);
  });

  it('[card/tidy] leaves out empty steps and what was said twice, and tidying twice changes nothing', () => {
    const organisation = { kind: 'organisation' as const, name: 'Brackenshire' };
    const untidy = {
      ...whole,
      whatWeDid: ['', 'A map', ''],
      tags: ['bins', 'bins'],
      credits: [organisation, organisation],
    };
    expect(tidy(untidy)).toMatchObject({ whatWeDid: ['A map'], tags: ['bins'], credits: [organisation] });
    expect(tidy(tidy(untidy))).toEqual(tidy(untidy));
  });

  it('[card/text] the contract trims, lowers tags and takes at most five steps', () => {
    const parsed = practiceText.parse({ ...whole, title: '  One shared map ', tags: [' Bins '] });
    expect(parsed).toMatchObject({ title: 'One shared map', tags: ['bins'] });
    expect(practiceText.safeParse({ ...whole, whatWeDid: Array.from({ length: 6 }, () => 'x') }).success).toBe(false);
  });

  it('[card/reading] 200 words take a minute, 201 take two, none take one', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    expect([0, 1, 200, 201, 401].map((count) => readingMinutes(words(count)))).toEqual([1, 1, 1, 2, 3]);
    expect(wordsOf({ ...whole, problem: '**Calls** [about](https://x.example) bins' })).toContain('Calls about bins');
  });

  it('[card/states] every step leads out of one state only, and back again from what is closed', () => {
    const steps = ['publish', 'retire', 'restore', 'hide', 'show'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...practiceState.options), fc.array(fc.constantFrom(...steps)), (start, taken) => {
        const states = taken.reduce((all, step) => [...all, stateAfter(all.at(-1)!, step) ?? all.at(-1)!], [start]);
        if (start !== 'draft') expect(states).not.toContain('draft');
      }),
      { seed: 20_261_006 },
    );
    expect(practiceState.options.filter(isOpen)).toEqual(['published']);
    expect(practiceState.options.filter(canBeEdited)).toEqual(['draft', 'published', 'hidden']);
    expect(stateAfter('retired', 'show')).toBeNull();
    expect(stateAfter('hidden', 'restore')).toBeNull();
  });
});
