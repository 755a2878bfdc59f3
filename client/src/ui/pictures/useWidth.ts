import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in pixels, measured before it is first painted and whenever it changes. */
export function useWidth<E extends Element>(before: number): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => {
      const { width: shown } = measured.getBoundingClientRect();
      // A screen that waits for its parts is hidden and has no width.
      if (shown > 0) setWidth(Math.round(shown));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
