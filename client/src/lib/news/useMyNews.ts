import type { MeChange, meTopic } from '@guildhall/shared/people/feed';
import { useEffect, useRef } from 'react';

import { useLiveTopic } from '../live/useLiveTopic';
import { useHeldMe } from '../me/useMe';
import { withChange, type MyNews } from './my-news';

function useNews(): MyNews | undefined {
  const memberId = useHeldMe()?.member.id;
  return useLiveTopic<typeof meTopic>('me', memberId, { apply: withChange, enabled: memberId !== undefined }).data;
}

/** How many of one's notices are unread; undefined until it is known. */
export function useUnread(): number | undefined {
  return useNews()?.unread;
}

/** Calls back once for everything that comes in for the member while the tab is open. */
export function useEachNews(react: (change: MeChange) => void): void {
  const came = useNews()?.came;
  const seen = useRef(0);
  const latest = useRef(react);
  useEffect(() => {
    latest.current = react;
  });
  useEffect(() => {
    for (const { nth, change } of came ?? []) {
      if (nth <= seen.current) continue;
      seen.current = nth;
      latest.current(change);
    }
  }, [came]);
}
