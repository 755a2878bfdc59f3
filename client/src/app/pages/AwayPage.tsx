import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

import { api } from '../../lib/api/api';
import { NoAnswer } from '../../lib/api/problem';
import { connection } from '../../lib/live/connection.store';
import { useHeldMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Link } from '../../ui/text/Link';
import { StatePage } from './StatePage';

/** No answer came, or a part of the application could not be had: the connection is away, or the server was renewed. */
export default function AwayPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const [answered, setAnswered] = useState(error instanceof NoAnswer ? false : undefined);
  useEffect(() => {
    if (!(error instanceof NoAnswer)) void isAnswered().then(setAnswered);
  }, [error]);
  if (answered === undefined) return null;
  return answered ? <RenewedPage /> : <NeedsConnectionPage onRetry={onRetry} />;
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

/** A page that is not kept on this device, where no answer comes; it opens by itself once one does. */
function NeedsConnectionPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['waiting', 'app']);
  const { pathname } = useLocation();
  const isSomethingKept = Boolean(useHeldMe()) && pathname !== '/';
  const { ask, busy, still } = useOnceBack(onRetry);
  return (
    <StatePage
      title={t('waiting:needs_connection.title')}
      words={t(isSomethingKept ? 'waiting:needs_connection.words' : 'waiting:needs_connection.words_none')}
      action={
        <>
          {isSomethingKept ? (
            <Link to="/" look="primary">
              {t('app:page.home')}
            </Link>
          ) : null}
          <Button busy={busy} onClick={ask}>
            {t('app:page.retry')}
          </Button>
          <p role="status">{still ? t('waiting:needs_connection.still') : ''}</p>
        </>
      }
    />
  );
}

/** Asks whether there is an answer, when the device or the live connection says that it is back, and when told to. */
function useOnceBack(onBack: () => void) {
  const [busy, setBusy] = useState(false);
  const [still, setStill] = useState(false);
  const ask = async () => {
    setBusy(true);
    setStill(false);
    const answered = await isAnswered();
    setBusy(false);
    setStill(!answered);
    if (answered) onBack();
  };
  const askAlone = useEffectEvent(() => void ask());
  useEffect(() => {
    addEventListener('online', askAlone);
    const stopListening = connection.subscribe(({ state }, before) => {
      if (state === 'connected' && before.state !== 'connected') askAlone();
    });
    return () => {
      removeEventListener('online', askAlone);
      stopListening();
    };
  }, []);
  return { ask: () => void ask(), busy, still };
}

/** Whether the server can be reached at all, whatever it says. */
function isAnswered(): Promise<boolean> {
  return api.get('/api/me').then(
    () => true,
    (error: unknown) => !(error instanceof NoAnswer),
  );
}
