import { useStore } from 'zustand';

import { spoken } from '../../lib/announce/announce';
import { VisuallyHidden } from '../text/VisuallyHidden';

/** Where `announce(…)` is spoken; mounted once by the shell. */
export function LiveAnnouncer() {
  const { text, turn } = useStore(spoken);
  return (
    <VisuallyHidden>
      <span aria-live="polite" aria-atomic="true">
        <span key={turn}>{text}</span>
      </span>
    </VisuallyHidden>
  );
}
