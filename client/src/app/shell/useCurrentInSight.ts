import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * On a low window a navigation scrolls by itself; where one is stays in sight. Scrolled by hand, because after
 * `scrollIntoView` the first Tab would go on from there, past the way to the page's content.
 */
export function useCurrentInSight(): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current="page"]');
    const box = current && scrollerOf(current);
    if (!box) return;
    const [place, frame] = [current.getBoundingClientRect(), box.getBoundingClientRect()];
    const bottom = frame.bottom - (Number.parseFloat(getComputedStyle(box).scrollPaddingBlockEnd) || 0);
    if (place.bottom > bottom) box.scrollTop += place.bottom - bottom;
    else if (place.top < frame.top) box.scrollTop -= frame.top - place.top;
  }, [pathname]);
  return nav;
}

function scrollerOf(element: Element): Element | null {
  const around = element.parentElement;
  if (!around || getComputedStyle(around).overflowY === 'auto') return around;
  return scrollerOf(around);
}
