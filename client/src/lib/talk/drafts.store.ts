import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What is typed and not sent, by what it is for: `<id of what it answers or changes>:<what is done to it>`. */
export const drafts = createStore<Readonly<Record<string, string>>>(() => ({}));

/** Words on their way to somewhere. They outlive their form, which live news may move or take away. */
export interface Draft {
  text: string;
  /** As it stands at this moment, for who finds out later what became of it. */
  read: () => string;
  write: (text: string) => void;
  /** They were sent, or are not wanted. */
  forget: () => void;
}

/** What is typed for a place, beginning with `start`. */
export function useDraft(place: string, start = ''): Draft {
  const text = useStore(drafts, (all) => all[place] ?? start);
  return useMemo(() => ({ text, ...draftFor(place, start) }), [text, place, start]);
}

export function draftFor(place: string, start: string): Omit<Draft, 'text'> {
  const forget = () => {
    const { [place]: _sent, ...others } = drafts.getState();
    drafts.setState(others, true);
  };
  const write = (text: string) => (text === start ? forget() : drafts.setState({ [place]: text }));
  return { read: () => drafts.getState()[place] ?? start, write, forget };
}

/** What is done to something for which words are held here; undefined where there are none. */
export function heldFor(id: string): string | undefined {
  return Object.keys(drafts.getState())
    .find((place) => place.startsWith(`${id}:`))
    ?.slice(id.length + 1);
}

/** Says of what words are held; follows as they come and go, and not letter by letter. */
export function useHeld(): (id: string) => boolean {
  const ids = useStore(drafts, (all) => [...new Set(Object.keys(all).map(idOf))].sort().join(' '));
  return useMemo(() => {
    const held = new Set(ids.split(' '));
    return (id) => held.has(id);
  }, [ids]);
}

function idOf(place: string): string {
  return place.slice(0, place.lastIndexOf(':'));
}
