import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Lets the children of a list glide to their new places when their order changes. Each child is known by its
 * `data-glide`. Under reduced motion the tokens make the time nothing, and they change at once.
 */
export function useGlide<E extends HTMLElement>(order: string): RefObject<E | null> {
  const list = useRef<E>(null);
  const before = useRef<{ order: string; tops: ReadonlyMap<string, number> }>({ order, tops: new Map() });

  useLayoutEffect(() => {
    const held = before.current;
    const children = [...(list.current?.querySelectorAll<HTMLElement>(':scope > [data-glide]') ?? [])];
    const tops = new Map(children.map((child) => [child.dataset.glide ?? '', child.offsetTop]));
    before.current = { order, tops };
    if (held.order === order || !list.current) return;
    const style = getComputedStyle(list.current);
    const duration = Number.parseFloat(style.getPropertyValue('--slow'));
    for (const child of children) {
      const moved = (held.tops.get(child.dataset.glide ?? '') ?? child.offsetTop) - child.offsetTop;
      if (moved !== 0 && duration >= 1) {
        child.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], {
          duration,
          easing: 'ease-out',
        });
      }
    }
  });
  return list;
}
