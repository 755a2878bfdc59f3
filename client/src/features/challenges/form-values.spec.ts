import { challengeDraft } from '@guildhall/shared/game/challenges';
import { describe, expect, it } from '@jest/globals';

import { draftOf, emptyForm } from './form-values';

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
});
