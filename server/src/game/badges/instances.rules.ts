import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeRepeat } from '@guildhall/shared/game/badges';

import type { LoggedActivity } from '../engine/batch.js';
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

/**
 * What a badge can be earned once with, as the column of the activity that names it: the guide, or with a review the doing
 * itself, for a guide comes up for review again and again.
 */
export const sourceColumns: Readonly<Partial<Record<ActivityKind, 'subject_id' | 'id'>>> = {
  'practice.reused': 'subject_id',
  'guidance.published': 'subject_id',
  'guidance.checked': 'id',
};

/** Whether counting activities of this kind has a source; tries of a card are counted by card in a criterion of their own. */
export function hasKindSource(kind: ActivityKind): boolean {
  return kind !== 'practice.reused' && kind in sourceColumns;
}

/** The source of an activity; null where its kind has none. */
export function sourceOf({ id, kind, subjectId }: Pick<LoggedActivity, 'id' | 'kind' | 'subjectId'>): string | null {
  const column = sourceColumns[kind];
  return column === 'id' ? id : column ? subjectId : null;
}

/** Whether "once for each source" has a source to go by: a card that others try, a challenge, a guide, or a review of one. */
export function hasSource(criteria: BadgeCriteria): boolean {
  if ('of' in criteria) return criteria.of.some(hasSource);
  if (criteria.type === 'activity_count') return hasKindSource(criteria.kind);
  return criteria.type === 'practice_reused' || criteria.type === 'challenge_result';
}
