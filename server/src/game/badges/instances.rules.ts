import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeRepeat } from '@guildhall/shared/game/badges';

import { countsSeasons } from './criteria.rules.js';

/** One earning that is looked at: what is counted for it, and the key that makes it happen once. */
export interface Instance {
  key: string;
  /** Counts by season are of this one; null counts none by season. */
  seasonId: string | null;
  sourceId: string | null;
}

/** Where to look: the seasons and sources (cards, challenges) that something happened in or with. */
export interface Places {
  seasons: readonly string[];
  sources: readonly string[];
}

/** The earnings of a badge that something in these places can have brought about. */
export function instancesOf(
  badge: { repeat: BadgeRepeat; criteria: BadgeCriteria },
  { seasons, sources }: Places,
): Instance[] {
  if (badge.repeat === 'season') return seasons.map((id) => ({ key: id, seasonId: id, sourceId: null }));
  const counted = countsSeasons(badge.criteria) ? seasons : [null];
  const from = badge.repeat === 'source' ? sources : [null];
  return from.flatMap((sourceId) => counted.map((seasonId) => ({ key: sourceId ?? '', seasonId, sourceId })));
}

/** The season in which a need is counted for an earning: its own span, or the season the badge is earned once in. */
export function seasonOf(
  repeat: BadgeRepeat,
  within: 'ever' | 'season' | undefined,
  { seasonId }: Instance,
): string | null {
  return repeat === 'season' || within === 'season' ? seasonId : null;
}

/** Kinds of activity of which each is done to one guide, so that a badge may be earned once with each. */
export const guideKinds: readonly ActivityKind[] = ['guidance.published', 'guidance.checked'];

/** Whether "once for each source" has a source to go by: a card that others try, a challenge, or a guide. */
export function hasSource(criteria: BadgeCriteria): boolean {
  if ('of' in criteria) return criteria.of.some(hasSource);
  if (criteria.type === 'activity_count') return guideKinds.includes(criteria.kind);
  return criteria.type === 'practice_reused' || criteria.type === 'challenge_result';
}
