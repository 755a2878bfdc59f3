import { describe, expect, it } from '@jest/globals';
import { type ActivityKind, activityKinds } from '@guildhall/shared/activity/catalogue';

import { countedInFull, enoughPoints, halfSteps } from '../boards/team-score.rules.js';
import { howPointsWork, paidBy } from './how-points-work.rules.js';
import { nothingBefore, pointsFor, ruleIds, type ScorableActivity } from './points.rules.js';

const samples: { [K in ActivityKind]: object[] } = {
  'practice.published': [{ honest: true }],
  'practice.tried': [{ outcome: 'kept', distance: 'other-directorate' }],
  'practice.reused': [{ adopterTeam: 't', distance: 'other-directorate' }],
  'practice.thanked': [{ honest: true }],
  'question.asked': [{}],
  'question.useful': [{}],
  'answer.accepted': [{}],
  'guidance.suggestion.accepted': [{}],
  'guidance.review.done': [{}],
  'guidance.published': [{}],
  'guidance.checked': [{}],
  'quest.completed': ruleIds.map((reward) => ({ stamp: '2b', reward, warmUp: false })),
  'newcomer.helped': [{ hadNoFirstStep: true }],
};

describe('how points work', () => {
  it.each(ruleIds)('[points/explained] the activities that bring %s are those that it is paid for', (rule) => {
    const paying = activityKinds.filter((kind) =>
      samples[kind].some((data) =>
        pointsFor({ id: 'a', member: 'm', counterpart: 'c', kind, data } as ScorableActivity, nothingBefore).some(
          (line) => line.rule === rule,
        ),
      ),
    );
    expect(paidBy(rule)).toEqual(paying);
  });

  it('reads tapers, boosts and limits off the rules', () => {
    const how = howPointsWork();
    expect(how.weeklyTaper).toEqual([
      { from: 1, to: 2, pct: 100 },
      { from: 3, to: 4, pct: 50 },
      { from: 5, to: 6, pct: 25 },
      { from: 7, to: null, pct: 0 },
    ]);
    expect(how.reuseTaper.at(-1)).toEqual({ from: 21, to: null, pct: 0 });
    expect(how.distances.map(({ boost }) => boost)).toEqual([0, 100, 150, 200]);
  });

  it('says enough where a team’s score counts no more', () => {
    expect(halfSteps(enoughPoints)).toBe(halfSteps(enoughPoints + 100));
    expect(halfSteps(enoughPoints - 1)).toBeLessThan(halfSteps(enoughPoints));
    expect(halfSteps(countedInFull) / countedInFull).toBe(2);
    expect(halfSteps(countedInFull + 1) - halfSteps(countedInFull)).toBe(1);
  });

  it('boosts help for someone who had not started as the rules do', () => {
    const help = (hadNoFirstStep: boolean) =>
      pointsFor(
        { id: 'a', member: 'm', counterpart: 'c', kind: 'newcomer.helped', data: { run: 'r', hadNoFirstStep } },
        nothingBefore,
      )[0]!.boost;
    expect([help(true), help(false)]).toEqual([howPointsWork().newcomerBoost, 100]);
  });
});
