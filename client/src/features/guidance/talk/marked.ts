import type { GuidanceSuggestion, GuidanceThread } from '@guildhall/shared/work/guidance-talk';

import type { Marked } from '../../../lib/editor/together/passages';
import type { Language } from '../../../lib/i18n/languages';

/** The passages to mark in the text of one language: what is said about it and not settled yet. */
export function markedIn(
  threads: readonly GuidanceThread[],
  suggestions: readonly GuidanceSuggestion[],
  language: Language,
): Marked[] {
  const said = threads.flatMap(({ id, state, anchor }): Marked[] =>
    state === 'open' && anchor?.language === language ? [{ id, kind: 'thread', anchor }] : [],
  );
  const suggested = suggestions.flatMap(({ id, state, anchor, replacement }): Marked[] =>
    state === 'open' && anchor.language === language ? [{ id, kind: 'suggestion', anchor, replacement }] : [],
  );
  return [...said, ...suggested];
}
