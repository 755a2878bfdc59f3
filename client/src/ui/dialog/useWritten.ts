import { type RefObject, useLayoutEffect, useRef } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Where somebody writes: a choice, a day or a figure is soon made again, and the words a name is found by are never sent. */
const forWords = 'textarea, [type=text]:not([role=combobox]), [type=url]';

interface Written {
  /** To be called before anything can be written: what appears later than the frame is known from then on. */
  note: () => void;
  /** Whether a field in there holds other words than at first; words that were taken out again count for nothing. */
  isWritten: () => boolean;
}

/** Knows what the fields for words in a frame held at first. */
export function useWritten(frame: RefObject<HTMLElement | null>): Written {
  const first = useRef(new WeakMap<Field, string>());
  const fields = () => [...(frame.current?.querySelectorAll<Field>(forWords) ?? [])];
  const note = () => {
    for (const field of fields()) if (!first.current.has(field)) first.current.set(field, field.value);
  };
  useLayoutEffect(note);
  return {
    note,
    isWritten: () => fields().some((field) => (first.current.get(field) ?? field.value) !== field.value),
  };
}
