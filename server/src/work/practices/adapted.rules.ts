import { isDeepStrictEqual } from 'node:util';

import type { FieldError } from '@guildhall/shared/platform/problem';
import type { PracticeText } from '@guildhall/shared/work/practice-card';

/**
 * The text a card begins with when it is made from another: the same words, asked of who adapts it. Whom the first card
 * names and what its author asks is left to it, because credited colleagues may change a card; its author is named by the source.
 * Of a partner council's card the links stay there, too: they lead to what is that council's own.
 */
export function adapted(source: PracticeText, by: string, partner: boolean): PracticeText {
  return {
    ...source,
    result: null,
    whoToAsk: by,
    openQuestions: [],
    practices: partner ? [] : source.practices,
    guidance: partner ? [] : source.guidance,
    credits: source.credits.filter(({ kind }) => kind === 'organisation'),
  };
}

/** What an adapted card still lacks of its own: what came of it elsewhere cannot be what came of it here. */
export function missingOfOwn(text: PracticeText, source: PracticeText): FieldError[] {
  const told = ({ whatChanged, howWeKnow }: PracticeText) => ({ whatChanged, howWeKnow });
  if (!isDeepStrictEqual(told(text), told(source))) return [];
  const message = 'Please say what came of it where you work; this is still what the first team wrote.';
  return [{ field: 'whatChanged.after', code: 'practice_needs_own_words', message }];
}
