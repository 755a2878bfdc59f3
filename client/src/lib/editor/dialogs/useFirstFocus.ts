import { useEffect, useRef } from 'react';

/** Puts the focus on the answer a dialog is opened for, once the dialog stands. */
export function useFirstFocus<Element extends HTMLElement>() {
  const first = useRef<Element>(null);
  useEffect(() => first.current?.focus(), []);
  return first;
}
