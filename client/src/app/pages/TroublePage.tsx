import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';

import { ApiProblem, NoAnswer } from '../../lib/api/problem';
import { signInPath } from '../../lib/me/sign-in-path';
import { NotAllowedPage } from './NotAllowedPage';
import { NotFoundPage } from './NotFoundPage';
import { isOldVersion } from './old-version';
import { ServerTroublePage } from './ServerTroublePage';

/** Fetched ahead, for when nothing can be fetched. */
export const away = () => import('./AwayPage');
const AwayPage = lazy(() => away().catch(() => ({ default: ServerTroublePage })));

/** The page for an error of any kind; screens show it for a query's error, the error boundary for a thrown one. */
export function TroublePage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const location = useLocation();
  if (error instanceof ApiProblem) {
    // What a page asks for is in its address, so what the server cannot make sense of is no address of ours.
    if (error.code === 'not_found' || error.code === 'invalid') return <NotFoundPage />;
    if (error.code === 'not_allowed') return <NotAllowedPage />;
    if (error.code === 'sign_in_needed') return <Navigate to={signInPath(location)} replace />;
  }
  const isAway = error instanceof NoAnswer || isOldVersion(error);
  const Page = isAway ? AwayPage : ServerTroublePage;
  return (
    <Suspense fallback={null}>
      <Page error={error} onRetry={onRetry} />
    </Suspense>
  );
}
