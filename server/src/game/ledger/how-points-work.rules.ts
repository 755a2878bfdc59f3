import { activityCatalogue, type ActivityKind, activityKinds, distance } from '@guildhall/shared/activity/catalogue';
import type { HowPointsWork } from '@guildhall/shared/game/points';

import { countedInFull, enoughPoints, startedFrom } from '../boards/team-score.rules.js';
import {
  distanceBoost,
  fullHelpLimit,
  isRewardable,
  newcomerBoost,
  pairLimit,
  reuseTaper,
  type RuleId,
  ruleIds,
  ruleSetV1,
  weeklyTaper,
} from './points.rules.js';

/** The activities that bring a rule's points; none for what comes later. */
export function paidBy(rule: RuleId): ActivityKind[] {
  if (rule === 'first.step') return activityKinds.filter((kind) => activityCatalogue[kind].step);
  if (rule === 'stamp.earned') return ['quest.completed'];
  if (rule === 'help.newcomer') return ['newcomer.helped'];
  return activityKinds.filter((kind) => kind === rule || (kind === 'quest.completed' && isRewardable(rule)));
}

/** The whole of rule set v1, read off the rules that score. */
export function howPointsWork(): HowPointsWork {
  return {
    ruleSet: 1,
    rules: ruleIds.map((rule) => {
      const { category, base, tapered } = ruleSetV1[rule];
      return { rule, category, base, tapered, kinds: paidBy(rule) };
    }),
    weeklyTaper: stepsOf(weeklyTaper),
    reuseTaper: stepsOf(reuseTaper),
    distances: distance.options.map((each) => ({ distance: each, boost: distanceBoost(each) })),
    newcomerBoost,
    limits: { pair: pairLimit, fullHelp: fullHelpLimit },
    team: { partAt: startedFrom, full: countedInFull, enough: enoughPoints },
  };
}

/** Where a falling share changes, until it is nothing. */
function stepsOf(share: (nth: number) => number): HowPointsWork['weeklyTaper'] {
  const steps: HowPointsWork['weeklyTaper'] = [];
  for (let nth = 1; ; nth++) {
    const pct = share(nth);
    const last = steps.at(-1);
    if (last?.pct === pct) last.to = nth;
    else steps.push({ from: nth, to: nth, pct });
    if (pct === 0) {
      steps.at(-1)!.to = null;
      return steps;
    }
  }
}
