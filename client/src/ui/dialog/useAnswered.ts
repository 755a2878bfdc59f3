import { type RefObject, useLayoutEffect, useRef } from 'react';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Answered {
  /** To be called before anything can be answered: what appears later than the frame is known from then on. */
  note: () => void;
  /** Whether a field in there holds something else than at first; words that were taken out again count for nothing. */
  isAnswered: () => boolean;
}

/** Knows what the fields in a frame held at first. */
export function useAnswered(frame: RefObject<HTMLElement | null>): Answered {
  const first = useRef(new WeakMap<Field, string>());
  const fields = () => [...(frame.current?.querySelectorAll<Field>('input, select, textarea') ?? [])];
  const note = () => {
    for (const field of fields()) if (!first.current.has(field)) first.current.set(field, heldBy(field));
  };
  useLayoutEffect(note);
  return {
    note,
    isAnswered: () => fields().some((field) => (first.current.get(field) ?? heldBy(field)) !== heldBy(field)),
  };
}

function heldBy(field: Field): string {
  if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) return field.checked ? 'on' : '';
  return field.value;
}
