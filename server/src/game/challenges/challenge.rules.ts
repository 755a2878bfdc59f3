import { type ChallengeDraft, pairedKinds } from '@guildhall/shared/game/challenges';

import { pairedEachWay, pairedTarget } from './challenge-score.rules.js';
import type { EditableField } from './lifecycle.rules.js';

/** A draft with what its mode brings: between a pair, reuse counts whatever else was chosen, so that it moves their bridges. */
export function withMode(draft: ChallengeDraft): ChallengeDraft {
  if (draft.mode !== 'paired') return draft;
  const activities = [...new Set([...draft.activities, ...pairedKinds])];
  return { ...draft, activities, target: draft.target ?? pairedTarget };
}

/** Two units of two directorates; a unit outside every directorate is of none (DESIGN §5). */
export function isPair(units: readonly { directorate: string | null }[]): boolean {
  return units.length === 2 && units[0]!.directorate !== units[1]!.directorate;
}

/**
 * What a challenge still needs before a sponsor can say yes and it can be scheduled, as field names of the form; `units`
 * are those of the draft as they stand in the organisation.
 */
export function missingIn(draft: ChallengeDraft, units: readonly { directorate: string | null }[]): string[] {
  const missing: string[] = [];
  if (!draft.sponsorId) missing.push('sponsorId');
  if (draft.units.length === 0) missing.push('units');
  if (draft.mode === 'paired' && !isPair(units)) missing.push('units');
  if (draft.activities.length + draft.quests.length === 0) missing.push('activities');
  if (draft.mode === 'together' && (!draft.goal || !draft.target)) missing.push('target');
  if (draft.mode === 'paired' && (draft.target ?? pairedTarget) < 2 * pairedEachWay) missing.push('target');
  if (draft.goal === 'lowest_rate' && (draft.target ?? 0) > 100) missing.push('target');
  if (!draft.startsAt) missing.push('startsAt');
  if (!draft.endsAt) missing.push('endsAt');
  return [...new Set(missing)];
}

const fieldOf: Partial<Record<keyof ChallengeDraft, EditableField>> = {
  title: 'title',
  purpose: 'purpose',
  help: 'help',
  sponsorId: 'sponsor',
  deputyId: 'deputy',
  units: 'units',
  activities: 'activities',
  quests: 'quests',
  mode: 'mode',
  cap: 'cap',
  goal: 'target',
  target: 'target',
  startsAt: 'startsAt',
  endsAt: 'endsAt',
  badge: 'badge',
};

/** The fields in which two settings differ. */
export function changedFields(before: ChallengeDraft, after: ChallengeDraft): EditableField[] {
  const names = Object.keys(fieldOf) as (keyof ChallengeDraft)[];
  const changed = names.filter(
    (name) => JSON.stringify(canonical(before[name])) !== JSON.stringify(canonical(after[name])),
  );
  return [...new Set(changed.map((name) => fieldOf[name]!))];
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.toSorted();
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value)) && value.includes('T'))
    return new Date(value).getTime();
  return value;
}
