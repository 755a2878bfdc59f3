import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';

import { ApiProblem } from '../../lib/api/problem';
import { signInPath } from '../../lib/me/sign-in-path';
import { Button } from '../../ui/button/Button';
import { NotAllowedPage } from './NotAllowedPage';
import { NotFoundPage } from './NotFoundPage';
import { isOldVersion } from './old-version';
import { ServerTroublePage } from './ServerTroublePage';
import { StatePage } from './StatePage';

/** The page for an error of any kind; screens show it for a query's error, the error boundary for a thrown one. */
export function TroublePage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const location = useLocation();
  if (error instanceof ApiProblem) {
    // What a page asks for is in its address, so what the server cannot make sense of is no address of ours.
    if (error.code === 'not_found' || error.code === 'invalid') return <NotFoundPage />;
    if (error.code === 'not_allowed') return <NotAllowedPage />;
    if (error.code === 'sign_in_needed') return <Navigate to={signInPath(location)} replace />;
  }
  return isOldVersion(error) ? <RenewedPage /> : <ServerTroublePage error={error} onRetry={onRetry} />;
}

function RenewedPage() {
  const { t } = useTranslation('app');
  return (
    <StatePage
      title={t('page.renewed.title')}
      words={t('page.renewed.words')}
      action={
        <Button look="primary" onClick={() => location.reload()}>
          {t('page.reload')}
        </Button>
      }
    />
  );
}
