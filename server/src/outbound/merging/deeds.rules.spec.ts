import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { betweenThem, doneAgain, type Standing } from './deeds.rules.js';

const two = { staysId: 'stays', goesId: 'goes' };
const who = fc.constantFrom('stays', 'goes', 'bob', 'ann');
const deed = fc
  .record({
    kind: fc.constantFrom<Standing['kind'][]>(
      'question.asked',
      'quest.completed',
      'newcomer.helped',
      'practice.reused',
    ),
    memberId: who,
    counterpartId: fc.option(who),
    subjectId: fc.constantFrom('map', 'tea'),
  })
  .map((some) => some as Standing);
const one = (id: string | null) => (id === 'goes' ? 'stays' : id);

describe('[merging] a deed', () => {
  it('is between the two where it is with oneself once they are one, and was not before unless it was the other’s', () => {
    fc.assert(
      fc.property(deed, (each) => {
        const withOneself = one(each.memberId) === 'stays' && one(each.counterpartId) === 'stays';
        const before = each.memberId === 'stays' && each.counterpartId === 'stays';
        expect(betweenThem(each, two)).toBe(withOneself && !before);
      }),
    );
  });

  it('is done again where it is a quest that who stays has finished, or help in it', () => {
    fc.assert(
      fc.property(deed, fc.uniqueArray(fc.constantFrom('map', 'tea')), (each, finished) => {
        const again = doneAgain(each, two, new Set(finished));
        if (again) expect(finished).toContain(each.subjectId);
        if (again) expect([each.memberId, each.counterpartId]).toContain('goes');
        const quest = each.kind === 'quest.completed' && each.memberId === 'goes';
        if (quest) expect(again).toBe(finished.some((done) => done === each.subjectId));
        if (each.kind === 'question.asked' || each.kind === 'practice.reused') expect(again).toBe(false);
      }),
    );
  });
});
