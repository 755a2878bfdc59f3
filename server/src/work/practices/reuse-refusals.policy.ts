import { fieldProblem, Problem } from '../../platform/http/problem.js';
import type { Actor } from '../../platform/actor.js';
import { localDay } from '../../platform/time/zone.js';
import { mayActFor } from './practice.policy.js';
import type { PracticeRow } from './practice.row.js';
import type { ReuseRow } from './reuse.row.js';
import { begin, canRecord, recordableFrom } from './reuse.rules.js';

/** Only colleagues of the team that tries it act for the team. */
export function allowForTeam(actor: Actor, reuse: Pick<ReuseRow, 'organisationId' | 'unitId'>): void {
  if (mayActFor(actor, reuse)) return;
  throw new Problem('not_allowed', 'Only colleagues of the team that tries it can do this.');
}

/** Where a reuse stands with this first day; throws `invalid` for a day that cannot be. */
export function startOrRefuse(
  actor: Actor,
  practice: PracticeRow,
  startsOn: string,
  now: Date,
): { state: 'intended' | 'trying'; startsOn: string } {
  const publishedOn = localDay(practice.publishedAt ?? now, actor.zone);
  const started = begin(startsOn, { today: localDay(now, actor.zone), publishedOn });
  if (!('refused' in started)) return started;
  if (started.refused === 'too_far') {
    throw fieldProblem('startsOn', 'reuse_too_far', 'Please choose a day within the next year.');
  }
  throw new Problem('invalid', 'Please choose a day on which the card was already here.', {
    errors: [
      {
        field: 'startsOn',
        code: 'reuse_before_published',
        message: `The card was published on ${publishedOn}; please choose that day or a later one.`,
        params: { date: publishedOn },
      },
    ],
  });
}

/** Throws when the outcome of a reuse cannot be recorded today; before its two weeks are over, the first day is named. */
export function recordableOrRefuse(actor: Actor, reuse: ReuseRow, now: Date): void {
  switch (canRecord(reuse, localDay(now, actor.zone))) {
    case 'yes':
      return;
    case 'recorded_before':
      throw new Problem('already_done', 'A colleague has recorded this already.');
    case 'not_begun':
      throw new Problem('not_in_this_state', 'Please say first on which day your team began.');
    case 'too_early':
      throw tooEarly(recordableFrom(reuse.startsOn));
  }
}

function tooEarly(date: string): Problem {
  const message = `Two weeks show what a practice is worth. You can record it from ${date}.`;
  return new Problem('invalid', message, {
    errors: [{ field: 'outcome', code: 'reuse_too_early', message, params: { date } }],
  });
}
