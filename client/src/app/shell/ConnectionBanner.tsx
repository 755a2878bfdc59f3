import { useTranslation } from 'react-i18next';
import { lazy, Suspense, useEffect, useState } from 'react';

import { useRefused, useWaiting } from '../../lib/api/outbox.store';
import { patience, useConnection } from '../../lib/live/connection.store';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { Banner } from '../../ui/notice/Banner';

/** Comes with what was refused, which is rare. */
const RefusedNotices = lazy(() => import('../../lib/waiting/RefusedNotices'));

/** Says calmly when the connection is away and what waits for it, and which waiting change the server refused. */
export function ConnectionBanner({ memberId }: { memberId: string }) {
  const { t } = useTranslation('app');
  const away = useAwayWords();
  const waiting = useWaiting(memberId).length;
  const refused = useRefused(memberId);
  return (
    <>
      <Banner icon="waiting">
        {away}
        {away && waiting > 0 ? ' ' : null}
        {waiting > 0 ? t('connection.waiting', { count: waiting }) : null}
      </Banner>
      {refused.length > 0 ? (
        <Suspense fallback={null}>
          <RefusedNotices refused={refused} />
        </Suspense>
      ) : null}
    </>
  );
}

/** That there is no connection, and of when it is what one reads, where that is known. */
function useAwayWords(): string | null {
  const { t } = useTranslation('app');
  const formats = useFormats();
  const now = useNow();
  const away = useAway();
  const asOf = useConnection((connection) => connection.asOf);
  if (asOf === undefined) return away ? t('connection.away') : null;
  const isToday = formats.shortDate(asOf) === formats.shortDate(now);
  const time = formats.time(asOf) + (isToday ? '' : `, ${formats.shortDate(asOf)}`);
  return t('connection.as_of', { time });
}

/** True once the connection has been away for a moment; short gaps are nobody's concern. */
function useAway(): boolean {
  const lost = useConnection(({ state }) => state === 'lost');
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!lost) {
      setAway(false);
      return undefined;
    }
    const timer = setTimeout(() => setAway(true), patience);
    return () => clearTimeout(timer);
  }, [lost]);
  return away;
}
