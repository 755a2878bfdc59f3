import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../../lib/api/problem';
import { Button } from '../../ui/button/Button';
import { StatePage } from './StatePage';

/** The server is away or met trouble of its own. */
export function ServerTroublePage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('app');
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  return (
    <StatePage
      title={t('page.trouble.title')}
      words={t('page.trouble.words')}
      action={
        <Button look="primary" onClick={onRetry}>
          {t('page.retry')}
        </Button>
      }
      reference={requestId ? t('page.reference', { requestId }) : undefined}
    />
  );
}
