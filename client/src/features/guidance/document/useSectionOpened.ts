import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

import { placeAt } from '../../../lib/places/path-of';
import type { OpenText } from './open-text';

/** Opens the text at the section that the address names, once it is there; later typing never moves the reader. */
export function useSectionOpened({ handle, overview: { outline } }: OpenText): void {
  const { pathname, hash, key } = useLocation();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const place = placeAt(pathname + hash);
    if (!handle || opened.current === key || place?.to !== 'guidance') return;
    const section = outline.find(({ address }) => address !== null && address === place.section);
    if (!section) return;
    opened.current = key;
    handle.goTo(section.position);
  }, [handle, outline, pathname, hash, key]);
}
