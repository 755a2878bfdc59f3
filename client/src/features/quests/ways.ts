import type { QuestStep, StepBy } from '@guildhall/shared/game/quest-definition';

import { pathOfPlace } from '../../lib/places/path-of';

/** Where a step leads, and by what words. */
export interface Way {
  path: string;
  words: 'go' | 'go_guidance' | 'go_practice' | 'look_guidance' | 'look_practice';
}

type Recorded = Extract<StepBy, { by: 'activity' }>;

/** Where something is done that completes a step by itself. */
const places: Partial<Record<string, string>> = {
  'practice.published': '/practices',
  'practice.tried': '/practices',
  'practice.reused': '/practices',
  'practice.thanked': '/practices',
  'question.asked': '/practices',
  'question.useful': '/practices',
  'answer.accepted': '/practices',
  'guidance.suggestion.accepted': '/guidance',
  'guidance.review.done': '/guidance?waiting=true',
  'guidance.published': '/guidance',
  'guidance.checked': '/guidance?waiting=true',
};

export function wayTo({ kind, place }: Pick<Recorded, 'kind' | 'place'>): Way | null {
  if (place) return { path: pathOfPlace(place), words: `go_${place.to}` };
  const path = places[kind];
  return path ? { path, words: 'go' } : null;
}

/** Work that begins with somebody else's card or text, which is looked for first. */
const begunWith: Partial<Record<string, 'guidance' | 'practice'>> = {
  'practice.tried': 'practice',
  'question.asked': 'practice',
  'answer.accepted': 'practice',
  'guidance.suggestion.accepted': 'guidance',
};

/** Where one looks for what the next step works on; null where that begins with nothing to be found. */
export function lookedFor(steps: readonly Pick<QuestStep, 'id' | 'by'>[], before: string): Way | null {
  const next = steps[steps.findIndex(({ id }) => id === before) + 1]?.by;
  if (next?.by !== 'activity') return null;
  const way = wayTo(next);
  if (!way || next.place) return way;
  const what = begunWith[next.kind];
  return what ? { ...way, words: `look_${what}` } : null;
}
