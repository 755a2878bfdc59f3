import { type MouseEvent, useEffect, useRef } from 'react';

/** So long after a press the next one belongs to it, as systems take a double click; milliseconds. */
const TWICE_MS = 500;

/** Many people press everything twice: tells the second press of the pair that opened a dialog from one that means it. */
export function useOpeningPress() {
  const openedAt = useRef(Infinity);
  const isSecond = useRef(false);
  useEffect(() => {
    openedAt.current = performance.now();
  }, []);
  return {
    /** A finger's press is known by its time alone; of a mouse's, which comes as `mousedown` next, it is told. */
    note: (event: MouseEvent) => {
      const { timeStamp, type, detail } = event;
      isSecond.current = timeStamp < openedAt.current + TWICE_MS && (type === 'pointerdown' || detail > 1);
      // The focus stays at what is asked.
      if (isSecond.current && type === 'mousedown') event.preventDefault();
    },
    goesOn: () => isSecond.current,
    /** The second press answers nothing that came to lie beneath it. */
    holdOff: (event: MouseEvent) => {
      if (isSecond.current) event.stopPropagation();
      // The press is over: what comes next, such as Escape, is none of it.
      isSecond.current = false;
    },
  };
}
