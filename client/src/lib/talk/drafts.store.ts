import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import { useMe } from '../me/useMe';
import { drafts } from './typed.store';

/** What goes with words that are typed, under the same name: whom they mention, who else is to read them. */
const along = createStore<Readonly<Record<string, unknown>>>(() => ({}));

/** Words on their way to somewhere. They outlive their form, which live news may move or take away. */
export interface Draft {
  text: string;
  /** Something else stands there than at first. */
  changed: boolean;
  /** As it stands at this moment, for who finds out later what became of it. */
  read: () => string;
  write: (text: string) => void;
  /** They were sent, or are not wanted, and neither is what goes with them. */
  forget: () => void;
}

/** What one types for a place, beginning with `start`. */
export function useDraft(place: string, start = ''): Draft {
  const name = `${useMe().member.id}/${place}`;
  const text = useStore(drafts, (all) => all[name] ?? start);
  return useMemo(
    () => ({ text, changed: text.trim() !== start.trim(), ...draftFor(name, start) }),
    [text, name, start],
  );
}

export function draftFor(name: string, start: string): Omit<Draft, 'text' | 'changed'> {
  const clear = () => drafts.setState((all) => without(name, all), true);
  const write = (text: string) => (text === start ? clear() : drafts.setState({ [name]: text }));
  const forget = () => {
    clear();
    along.setState((all) => without(name, all), true);
  };
  return { read: () => drafts.getState()[name] ?? start, write, forget };
}

function without<Kept>(name: string, all: Readonly<Record<string, Kept>>): Record<string, Kept> {
  const { [name]: _gone, ...others } = all;
  return others;
}

/** What goes with the words for a place, beginning with `start`, and a way to change it. */
export function useAlong<With>(place: string, start: With): [With, (change: (now: With) => With) => void] {
  const name = `${useMe().member.id}/${place}`;
  const now = useStore(along, (all) => all[name]) as With | undefined;
  const change = (to: (now: With) => With) =>
    along.setState((all) => ({ [name]: to((all[name] as With | undefined) ?? start) }));
  return [now ?? start, change];
}

/** What is left to say once `sent` is on its way: what was typed on behind it, or all where that was changed since. */
export function restOf(typed: string, sent: string): string {
  const words = typed.trimStart();
  return words.startsWith(sent) ? words.slice(sent.length).trimStart() : typed;
}

/** All that is done to what, by its id, in the words that this person has here. */
export function heldBy(memberId: string, all: Readonly<Record<string, string>>): Map<string, string[]> {
  const own = `${memberId}/`;
  const places = Object.keys(all).filter((name) => name.startsWith(own));
  const parted = places.map((name) => name.slice(own.length).split(':') as [string, string]);
  return new Map([...Map.groupBy(parted, ([id]) => id)].map(([id, held]) => [id, held.map(([, what]) => what)]));
}

/** Says what one has words for, and for what is done to it; follows as they come and go, and not letter by letter. */
export function useHeld(): { isHeld: (id: string) => boolean; heldFor: (id: string) => readonly string[] } {
  const { id: me } = useMe().member;
  const places = useStore(drafts, (all) => JSON.stringify([...heldBy(me, all)].sort()));
  return useMemo(() => {
    const held = new Map(JSON.parse(places) as [string, string[]][]);
    return { isHeld: (id) => held.has(id), heldFor: (id) => held.get(id) ?? [] };
  }, [places]);
}
