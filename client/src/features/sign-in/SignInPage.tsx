import type { Door } from '@guildhall/shared/people/identity';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';

import { LanguageSwitch } from '../../app/shell/ShowSwitches';
import { api } from '../../lib/api/api';
import { forgetReads } from '../../lib/offline/kept-reads';
import { useHeldMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Notice } from '../../ui/notice/Notice';
import { BridgeScene } from '../../ui/pictures/BridgeScene';
import { Wordmark } from '../../ui/pictures/Wordmark';
import { DemoPeople } from './DemoPeople';
import { SignInForm } from './SignInForm';
import { useEntry } from './useEntry';
import styles from './SignInPage.module.css';

/** A bridge in the making, as decoration. */
const planks = [1, 1, 1, 0.7, 1, 0.4, 1, 1, 0.6, 0, 0.8, 1, 1];

const doorQuery = {
  queryKey: ['sign-in', 'door'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Door>('/api/sign-in', { signal }),
};

/** The door: e-mail and password, and in the demo the people one can be. */
export default function SignInPage() {
  const { t } = useTranslation('sign-in');
  const me = useHeldMe();
  const { next, ended, left, enter } = useEntry();
  // Until the answer is here, and on nearly every server, there is one.
  const begun = useQuery(doorQuery).data?.begun ?? true;
  // Nobody is signed in, so nothing is shown here any more of what somebody read.
  const isNobody = me === undefined;
  useEffect(() => void (isNobody && forgetReads()), [isNobody]);
  if (me) return <Navigate to={next} replace />;
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <PageHeader title={t('title')} purpose={t('purpose')} />
        <div className={styles.columns}>
          {begun ? (
            <Card title={t('form')}>
              <Stack>
                {ended ? <Notice>{t('ended')}</Notice> : null}
                {left ? <Notice tone="moss">{t('left')}</Notice> : null}
                <SignInForm onDone={enter} />
              </Stack>
            </Card>
          ) : (
            <Card title={t('new.title')}>
              <p>{t('new.words')}</p>
            </Card>
          )}
          <div className={styles.scene}>
            <BridgeScene fills={planks} />
          </div>
        </div>
        <DemoPeople onDone={enter} />
      </main>
    </div>
  );
}
