import { useEffect, useRef } from 'react';

/** Brings the element into view when the address leads to it, for parts that come later than their page. */
export function useArrival(at: string | undefined) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (at && location.hash === `#${at}`) element.current?.scrollIntoView();
  }, [at]);
  return element;
}
