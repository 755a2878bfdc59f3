import { useEffect, useState } from 'react';

/** The time in milliseconds, renewed every `every` milliseconds while the page is in view (default: a minute). */
export function useNow(every = 60_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
