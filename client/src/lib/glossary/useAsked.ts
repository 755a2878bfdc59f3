import { useCallback, useEffect, useRef, useState } from 'react';

export interface Asked {
  word: string;
  element: Element;
  /** A pointer that leaves ends only what a pointer began. */
  by: 'pointer' | 'focus' | 'press';
}

/** Time to move from a word to its explanation without losing it. */
const grace = 250;

const wordAt = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-word]') : null);

/**
 * The marked word that is asked what it means: pointed at, reached by keyboard, or pressed. Escape, a press elsewhere
 * or leaving it ends that.
 */
export function useAsked(): { asked: Asked | null; close: () => void; keep: () => void } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useRef(asked);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    now.current = asked;
  }, [asked]);

  const keep = useCallback(() => clearTimeout(leaving.current), []);
  const leave = useCallback(() => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => {
      if (now.current?.by === 'pointer') setAsked(null);
    }, grace);
  }, []);

  useEffect(() => {
    const ask = (element: Element, by: Asked['by']) => {
      clearTimeout(leaving.current);
      setAsked({ word: element.getAttribute('data-word') ?? '', element, by });
    };
    const press = (element: Element) => {
      const again = now.current?.by === 'press' && now.current.element === element;
      if (again) setAsked(null);
      else ask(element, 'press');
    };
    const listen = {
      pointerover({ target, pointerType }: PointerEvent) {
        const element = wordAt(target);
        if (!element || pointerType === 'touch') return;
        if (now.current?.element === element) clearTimeout(leaving.current);
        else ask(element, 'pointer');
      },
      pointerout({ target }: PointerEvent) {
        if (wordAt(target)) leave();
      },
      focusin({ target }: FocusEvent) {
        const element = wordAt(target);
        if (element && element === target) ask(element, 'focus');
      },
      focusout({ target }: FocusEvent) {
        if (now.current && wordAt(target) === now.current.element) setAsked(null);
      },
      click({ target }: MouseEvent) {
        const element = wordAt(target);
        if (element) press(element);
        else if (!(target instanceof Element && target.closest('[role="tooltip"]'))) setAsked(null);
      },
      keydown(event: KeyboardEvent) {
        if (event.key === 'Escape' && now.current) {
          // Ends the explanation only, not what it stands in.
          event.stopPropagation();
          event.preventDefault();
          setAsked(null);
        }
        const element = wordAt(event.target);
        if (element && element === event.target && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault();
          press(element);
        }
      },
    };
    const all = Object.entries(listen) as [string, EventListener][];
    for (const [name, act] of all) document.addEventListener(name, act, true);
    return () => {
      clearTimeout(leaving.current);
      for (const [name, act] of all) document.removeEventListener(name, act, true);
    };
  }, [leave]);

  return { asked, close: leave, keep };
}
