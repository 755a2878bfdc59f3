import { useTranslation } from 'react-i18next';
import { useEffect, useState } from 'react';

import { readRefusal, useRefused, useWaitingCount } from '../../lib/api/outbox.store';
import { useConnection } from '../../lib/live/connection.store';
import { Button } from '../../ui/button/Button';
import { Banner } from '../../ui/notice/Banner';
import { Notice } from '../../ui/notice/Notice';
import styles from './ConnectionBanner.module.css';

const patience = 3_000;

/** Says calmly when the connection is away and what waits for it, and which waiting change the server refused. */
export function ConnectionBanner({ memberId }: { memberId: string }) {
  const { t } = useTranslation('app');
  const away = useAway();
  const waiting = useWaitingCount(memberId);
  const refused = useRefused().filter((command) => command.memberId === memberId);
  return (
    <>
      <Banner icon="waiting">
        {away ? t('connection.away') : null}
        {away && waiting > 0 ? ' ' : null}
        {waiting > 0 ? t('connection.waiting', { count: waiting }) : null}
      </Banner>
      {refused.map((command) => (
        <div key={command.id} className={styles.refused}>
          <Notice
            tone="berry"
            title={t('connection.refused', { what: t(command.label) })}
            action={
              <Button size="s" look="quiet" onClick={() => readRefusal(command.id)}>
                {t('connection.understood')}
              </Button>
            }
          >
            {t(`problem.${command.code}`)}
          </Notice>
        </div>
      ))}
    </>
  );
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
