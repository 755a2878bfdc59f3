import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { announce } from '../../lib/announce/announce';
import { Kept } from '../../lib/waiting/Kept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { NoticeLine } from './NoticeLine';
import styles from './Notices.module.css';
import { useIsKeptRead, useNotices, useReadNotices } from './useNotices';

/** What one has been told, newest first. */
export default function NoticesPage() {
  const { t } = useTranslation('notices');
  const query = useNotices();
  const kept = useIsKeptRead('all');
  const list = useRef<HTMLDivElement>(null);
  const read = useReadNotices((which) => {
    if (which !== 'all') return;
    announce('notices', t('all_read'));
    // The button goes with what was new.
    list.current?.focus();
  });
  if (isLost(query)) return <TroublePage error={query.error} onRetry={() => void query.refetch()} />;
  const notices = query.data?.pages.flatMap((page) => page.notices);
  const unread = query.data?.pages[0]?.unread ?? 0;
  const readAll = kept ? (
    <Kept />
  ) : (
    <Button busy={read.busy} icon="check" onClick={() => read.run('all')}>
      {t('read_all')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} purpose={t('purpose')} action={unread > 0 ? readAll : undefined} />
      <ProblemNotice problem={read.problem} />
      {notices ? null : <Skeleton lines={5} />}
      {notices?.length === 0 ? (
        <EmptyState alone title={t('none')}>
          {t('none_words')}
        </EmptyState>
      ) : null}
      {notices && notices.length > 0 ? (
        <Stack>
          <div ref={list} tabIndex={-1}>
            <Card>
              <ul className={styles.list}>
                {notices.map((notice) => (
                  <NoticeLine key={notice.id} notice={notice} onRead={() => read.run(notice.id)} />
                ))}
              </ul>
            </Card>
          </div>
          <ProblemNotice problem={query.error} urgent={false} />
          {query.hasNextPage ? (
            <Row>
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('earlier')}
              </Button>
            </Row>
          ) : null}
        </Stack>
      ) : null}
    </div>
  );
}
