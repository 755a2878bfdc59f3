/** SQL of what counts of one person `p` (their stays, points and first step) in a season `s`; `m` is their member row. */
export const PERSON_FACTS = `
  coalesce(not m.playing and m.playing_since < s.starts_at, false) as opted_out,
  coalesce(p.first_step_at >= greatest(s.starts_at, p.joined_at), true) as level_zero,
  coalesce(p.stepped_here and p.first_step_at >= s.starts_at and p.first_step_at < s.ends_at, false) as first_step`;

/** SQL of a person's stays `ms` in one place added up, with their progress `mp`. */
export const STAYS_ADDED_UP = `
  min(lower(ms.during)) as joined_at, bool_or(ms.during @> mp.first_step_at) as stepped_here,
  min(mp.first_step_at) as first_step_at`;

/** SQL of `halfSteps` (scoring §3.2) of these points. */
export const halfStepsOf = (points: string) => `(2 * least(${points}, 40) + least(greatest(${points} - 40, 0), 120))`;

/** SQL of the season `s` up to the instant `now`. */
export const soFar = (now: string) => `tstzrange(s.starts_at, greatest(s.starts_at, least(s.ends_at, ${now})), '[]')`;
