import { useTranslation } from 'react-i18next';
import { useEffect, useState } from 'react';

import { readRefusal, type Refused, useRefused, useWaitingCount } from '../../lib/api/outbox.store';
import { useConnection } from '../../lib/live/connection.store';
import { Button } from '../../ui/button/Button';
import { Row } from '../../ui/layout/Layout';
import { Banner } from '../../ui/notice/Banner';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import styles from './ConnectionBanner.module.css';
import { refusedWords } from './refused-words';

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
          <RefusedNotice command={command} />
        </div>
      ))}
    </>
  );
}

/** Why something that waited could not be done, with the words that were in it: they are nowhere else by now. */
function RefusedNotice({ command }: { command: Refused }) {
  const { t } = useTranslation('app');
  const words = refusedWords(command.body);
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => toast('app:connection.copied'),
      () => toast('app:connection.not_copied'),
    );
  return (
    <Notice
      tone="berry"
      title={t('connection.refused', { what: t(command.label) })}
      action={
        <Row>
          {words && 'clipboard' in navigator ? (
            <Button size="s" onClick={() => void copy()}>
              {t('connection.copy')}
            </Button>
          ) : null}
          <Button size="s" look="quiet" onClick={() => readRefusal(command.id)}>
            {t('connection.understood')}
          </Button>
        </Row>
      }
    >
      {t(`problem.${command.code}`)}
      {words ? <blockquote className={styles.words}>{words}</blockquote> : null}
    </Notice>
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
