import { createStore } from 'zustand/vanilla';

import { note, pauseBefore, silence, speak } from './announcements';

/** What the polite live region says now; `turn` makes the same words count as new. */
export const spoken = createStore<{ text: string; turn: number }>(() => ({ text: '', turn: 0 }));

let announcements = silence;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers about a live change, politely; newer words about the same subject replace older ones. */
export function announce(subject: string, text: string): void {
  announcements = note(announcements, subject, text);
  timer ??= setTimeout(say, pauseBefore(announcements, Date.now()));
}

function say(): void {
  timer = undefined;
  const { text, after } = speak(announcements, Date.now());
  announcements = after;
  spoken.setState(({ turn }) => ({ text, turn: turn + 1 }));
}
