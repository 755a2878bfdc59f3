import { createStore } from 'zustand/vanilla';

/**
 * What is typed and not sent, by who typed it and what it is for: `<person>/<id of what it answers or changes>:<what is
 * done to it>`. Nobody finds another's. It lasts until the page is loaded anew, which signing out does.
 */
export const drafts = createStore<Readonly<Record<string, string>>>(() => ({}));

/** For how many places somebody has typed words here that are not sent. */
export function countTyped(memberId: string): number {
  return Object.entries(drafts.getState()).filter(([name, text]) => name.startsWith(`${memberId}/`) && text.trim())
    .length;
}
