import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';

import { ApiProblem, NoAnswer } from '../../lib/api/problem';
import { useOutboxDelivery } from '../../lib/api/useOutboxDelivery';
import { live } from '../../lib/live/connection';
import { signInPath } from '../../lib/me/sign-in-path';
import { meQuery } from '../../lib/me/useMe';
import { Skeleton } from '../../ui/layout/Skeleton';
import { LiveAnnouncer } from '../../ui/toast/LiveAnnouncer';
import { ToastRegion } from '../../ui/toast/ToastRegion';
import { ErrorBoundary } from '../ErrorBoundary';
import { TroublePage } from '../pages/TroublePage';
import { ConnectionBanner } from './ConnectionBanner';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import { UnderWay } from './UnderWay';
import { useBadgeNews } from './useBadgeNews';
import { useFocusOnMove } from './useFocusOnMove';
import { useKeptFocus } from './useKeptFocus';
import { useLiveAccount } from './useLiveAccount';
import styles from './Shell.module.css';

/** The frame of every screen for signed-in people. */
export function Shell() {
  const location = useLocation();
  const me = useQuery(meQuery);
  if (me.data) return <Frame memberId={me.data.member.id} />;
  if (me.error instanceof ApiProblem && me.error.status === 401) return <Navigate to={signInPath(location)} replace />;
  // Where the first asking had no answer that is said at once, and it goes on being asked.
  const trouble = me.failureReason instanceof NoAnswer ? me.failureReason : me.error;
  return (
    <main className={styles.waiting}>
      {trouble ? <TroublePage error={trouble} onRetry={() => void me.refetch()} /> : <Skeleton lines={4} block />}
    </main>
  );
}

/** Comes to life with the screen beside it, once nothing of it is waited for. */
function Drawn() {
  useEffect(() => live.screenDrawn(), []);
  return null;
}

function Frame({ memberId }: { memberId: string }) {
  const { t } = useTranslation('app');
  const main = useFocusOnMove<HTMLElement>();
  useKeptFocus(main);
  useLiveAccount();
  useBadgeNews();
  useOutboxDelivery(memberId);
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <TopBar />
      <Sidebar />
      <div className={styles.content}>
        <ConnectionBanner memberId={memberId} />
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <ErrorBoundary>
            <Suspense fallback={<Skeleton lines={4} block />}>
              <Outlet />
              <Drawn />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <UnderWay />
      <ToastRegion />
      <LiveAnnouncer />
    </div>
  );
}
