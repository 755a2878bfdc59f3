import { type RefObject, useEffect } from 'react';

import { tellCursor } from './tell-cursor';

/** What acts at the cursor, or has just moved it. */
const acts = ['keydown', 'beforeinput', 'paste', 'cut', 'mouseup', 'click'] as const;

/** The text knows where the cursor is before anything acts there. */
export function usePromptCursor(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    for (const act of acts) element?.addEventListener(act, tellCursor, { capture: true });
    return () => {
      for (const act of acts) element?.removeEventListener(act, tellCursor, { capture: true });
    };
  }, [frame]);
}
