import { useEffect, type RefObject } from 'react';

const controls = 'a, button, input, select, textarea, summary, [contenteditable="true"]';

/**
 * What had the focus may leave the page, as a card does once it is answered. One then goes on where it stood, at what
 * follows it or around it, and not at the top of the page. No control is entered by itself.
 */
export function useKeptFocus<E extends HTMLElement>(within: RefObject<E | null>): void {
  useEffect(() => {
    const root = within.current;
    if (!root) return undefined;
    let last: Node | null = null;
    const note = ({ target }: FocusEvent) => {
      last = target as Node;
    };
    const observer = new MutationObserver((changes) => {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      const gone = last;
      last = null;
      const loss = changes.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
      if (loss) focusOn([loss.nextSibling, loss.previousSibling, loss.target, root].find(isPlace));
    });
    root.addEventListener('focusin', note);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, [within]);
}

function isPlace(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && node.isConnected && !node.matches(controls);
}

function focusOn(place: HTMLElement | undefined): void {
  if (!place) return;
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}
