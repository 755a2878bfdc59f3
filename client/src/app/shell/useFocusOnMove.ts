import { useEffect, useRef, type RefObject } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * When the path changes, and where one came from outside the shell, as from signing in, a screen begins at its top and
 * with the focus on the main landmark; going back keeps the place, and a page that was only loaded leaves the focus alone.
 */
export function useFocusOnMove<E extends HTMLElement>(): RefObject<E | null> {
  const target = useRef<E>(null);
  const { pathname } = useLocation();
  const back = useNavigationType() === 'POP';
  const shown = useRef(back ? pathname : undefined);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    target.current?.focus({ preventScroll: true });
    if (!back) scrollTo(0, 0);
  }, [pathname, back]);
  return target;
}
