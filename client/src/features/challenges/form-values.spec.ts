import { challengeDraft, type ChallengeTemplate } from '@guildhall/shared/game/challenges';
import { describe, expect, it } from '@jest/globals';

import { answeredDraft, draftOf, emptyForm, withoutTemplate, withTemplate } from './form-values';

const zone = 'Europe/London';
const filled = {
  ...emptyForm,
  title: { en: 'Borrow a good idea', cy: '' },
  purpose: { en: 'Because it saves time.', cy: 'Mae’n arbed amser.' },
  startsAt: '2026-07-01T09:00',
  endsAt: '2026-12-01T09:00',
};

describe('the answers of the challenge form', () => {
  it('become a draft that the server takes, with times on the organisation’s clocks', () => {
    const draft = draftOf(filled, zone);
    expect(challengeDraft.parse(draft)).toEqual(draft);
    expect([draft.startsAt, draft.endsAt]).toEqual(['2026-07-01T08:00:00.000Z', '2026-12-01T09:00:00.000Z']);
    expect(draft).toMatchObject({ title: { en: 'Borrow a good idea' }, help: null, goal: null, target: null });
  });

  it('leave out the goal and target that a mode does not have', () => {
    const sum = { ...filled, goal: 'sum' as const, target: 200 };
    expect(draftOf({ ...sum, mode: 'breadth' }, zone)).toMatchObject({ goal: null, target: null });
    expect(draftOf({ ...sum, mode: 'together' }, zone)).toMatchObject({ goal: 'sum', target: 200 });
    expect(draftOf({ ...sum, mode: 'paired' }, zone)).toMatchObject({ goal: null, target: 200 });
  });

  it('are not held up by a slip in a limit that the mode does not show', () => {
    const slip = { ...filled, cap: Number.NaN };
    expect(draftOf({ ...slip, mode: 'together' }, zone).cap).toBe(30);
    expect(draftOf({ ...filled, cap: 50, mode: 'together' }, zone).cap).toBe(50);
    expect(answeredDraft.safeParse(draftOf({ ...slip, mode: 'breadth' }, zone)).success).toBe(false);
  });

  it('say what range a goal can be in, by what it is reckoned in', () => {
    const rate = { ...filled, mode: 'together' as const, goal: 'lowest_rate' as const };
    const faultOf = (values: typeof filled) => {
      const { error } = answeredDraft.safeParse(draftOf(values, zone));
      return error?.issues.map(({ path, ...issue }) => [path.join('.'), 'params' in issue ? issue.params : null]);
    };
    const percent = [['target', { code: 'out_of_range', minimum: 1, maximum: 100 }]];
    expect([0, 101].map((target) => faultOf({ ...rate, target }))).toEqual([percent, percent]);
    expect([1, 100, null].map((target) => faultOf({ ...rate, target }))).toEqual([undefined, undefined, undefined]);
    expect(faultOf({ ...rate, goal: 'sum', target: 101 })).toBeUndefined();
    expect(faultOf({ ...filled, mode: 'paired', target: 3 })).toMatchObject([['target', { minimum: 4 }]]);
  });
});

describe('a template of the challenge form', () => {
  const template = (id: string, en: string, cy: string) =>
    ({
      id,
      title: { en, cy },
      purpose: { en: `${en} because`, cy: `${cy} achos` },
      mode: 'breadth',
      goal: null,
      target: null,
      cap: 30,
      activities: [],
      quests: [],
    }) as unknown as ChallengeTemplate;
  const [borrow, ask] = [template('borrow', 'Borrow', 'Benthyg'), template('ask', 'Ask', 'Gofyn')];

  it('fills in what is empty, and takes the place of another template', () => {
    const first = withTemplate(emptyForm, borrow, undefined);
    expect(first).toMatchObject({ title: { en: 'Borrow', cy: 'Benthyg' }, purpose: { en: 'Borrow because' } });
    expect(withTemplate(first, ask, borrow)).toMatchObject({ title: { en: 'Ask', cy: 'Gofyn' }, template: 'ask' });
  });

  it('without a goal of its own leaves a kind of goal chosen, for whoever then wants one for everybody', () => {
    expect(withTemplate(emptyForm, borrow, undefined).goal).toBe('lowest_rate');
  });

  it('leaves words that somebody typed as they are', () => {
    const mine = { ...emptyForm, title: { en: 'Ours', cy: '' } };
    const first = withTemplate(mine, borrow, undefined);
    expect(first.title).toEqual({ en: 'Ours', cy: 'Benthyg' });
    const changed = { ...first, purpose: { ...first.purpose, en: 'Borrow because we can' } };
    expect(withTemplate(changed, ask, borrow)).toMatchObject({
      title: { en: 'Ours', cy: 'Gofyn' },
      purpose: { en: 'Borrow because we can', cy: 'Gofyn achos' },
    });
  });

  it('goes with the words it brought when none is wanted after all, and leaves those that somebody typed', () => {
    const first = { ...withTemplate(emptyForm, borrow, undefined), title: { en: 'Ours', cy: 'Benthyg' } };
    const { title, purpose, template: chosen } = withoutTemplate(first, borrow);
    expect([title, purpose, chosen]).toEqual([{ en: 'Ours', cy: '' }, { en: '', cy: '' }, null]);
  });
});
