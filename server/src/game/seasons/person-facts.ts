import { countedInFull, enoughPoints } from '../boards/team-score.rules.js';

const OPTED_OUT = `coalesce(not m.playing and m.playing_since < s.starts_at, false)`;

/** SQL of what counts of one person `p` (their stays, points and first step) in a season `s`; `m` is their member row. */
export const PERSON_FACTS = `
  ${OPTED_OUT} as opted_out,
  coalesce(p.first_step_at >= greatest(s.starts_at, p.joined_at), true) as level_zero,
  coalesce(p.stepped_here and p.first_step_at >= s.starts_at and p.first_step_at < s.ends_at, false) as first_step`;

/**
 * SQL of whether someone with these points in a season `s` is left out of its counts: on long absence, with nothing done
 * in it (scoring §3.2). Whoever opted out stays, for they stand in at the organisation's own rates already. Where fewer
 * than five would be left nobody is left out, so that the unit stays on its board and nobody learns who is away (I7).
 */
export const leftOut = (now: string, points: string) =>
  `(coalesce(m.absence @> ${lastOf(now)}, false) and ${points} = 0 and not ${OPTED_OUT})`;

/** SQL of a person's stays `ms` in one place added up, with their progress `mp`. */
export const STAYS_ADDED_UP = `
  min(lower(ms.during)) as joined_at, bool_or(ms.during @> mp.first_step_at) as stepped_here,
  min(mp.first_step_at) as first_step_at`;

/** SQL of `halfSteps` (scoring §3.2) of these points. */
export const halfStepsOf = (points: string) =>
  `(2 * least(${points}, ${countedInFull}) + least(greatest(${points} - ${countedInFull}, 0), ${enoughPoints - countedInFull}))`;

/** SQL of the season `s` up to the instant `now`. */
export const soFar = (now: string) => `tstzrange(s.starts_at, ${lastOf(now)}, '[]')`;

/** SQL of the last instant of the season `s` up to the instant `now`. */
export const lastOf = (now: string) => `greatest(s.starts_at, least(s.ends_at, ${now}::timestamptz))`;
