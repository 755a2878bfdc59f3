import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether a table of this text is wider than its place and has to be scrolled sideways. */
export function useWideTable<Part extends HTMLElement>(html: string | undefined): [RefObject<Part | null>, boolean] {
  const part = useRef<Part>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const { current } = part;
    if (!current || html === undefined) return undefined;
    const measure = () =>
      setWide([...current.querySelectorAll('table')].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));
    const resized = new ResizeObserver(measure);
    resized.observe(current);
    return () => resized.disconnect();
  }, [html]);
  return [part, wide];
}
