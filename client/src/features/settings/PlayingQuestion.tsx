import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import { Saved } from './Saved';
import styles from './Settings.module.css';
import { useChangeSettings } from './useChangeSettings';

/** Asks, until it is answered, whether the member takes part with points; both answers weigh the same. */
export function PlayingQuestion() {
  const { playing } = useMe().member;
  // Its words are fetched only for whoever is asked, by home before it is drawn; nothing else waits for them.
  return playing === null ? (
    <Suspense fallback={null}>
      <Question />
    </Suspense>
  ) : null;
}

function Question() {
  const { t } = useTranslation('settings');
  // The question goes with its answer, so that it is said elsewhere.
  const { change, busy, problem } = useChangeSettings(() => toast('settings:ask.kept', { tone: 'moss' }));
  return (
    <Card title={t('ask.title')}>
      <Stack>
        <p>{t('ask.words')}</p>
        <p>{t('ask.promise')}</p>
        <div className={styles.answers}>
          <Button busy={busy} onClick={() => change({ playing: true })}>
            {t('ask.yes')}
          </Button>
          <Button busy={busy} onClick={() => change({ playing: false })}>
            {t('ask.no')}
          </Button>
        </div>
        <Saved done={false} problem={problem} />
        <p className={styles.promise}>{t('ask.later')}</p>
      </Stack>
    </Card>
  );
}
