import type { CommentEdits } from '@guildhall/shared/work/practice-talk';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useFormats } from '../../lib/time/useFormats';
import { Dialog } from '../../ui/dialog/Dialog';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import styles from './Talk.module.css';

/** What a comment said before it was changed. */
export function FormerTexts({ commentId, onClose }: { commentId: string; onClose: () => void }) {
  const { t } = useTranslation('talk');
  const { dateTime } = useFormats();
  const { data, error } = useQuery({
    queryKey: ['practices', 'comment-edits', commentId],
    queryFn: ({ signal }) => api.get<CommentEdits>(`/api/practice-comments/${commentId}/edits`, { signal }),
    staleTime: 0,
  });
  return (
    <Dialog open onClose={onClose} title={t('comments.former')}>
      <ProblemNotice problem={error} urgent={false} />
      {data || error ? null : <Skeleton lines={3} />}
      {data ? (
        <ul className={styles.list}>
          {data.map(({ html, until }) => (
            <li key={until}>
              <p className={ink.soft}>{t('comments.until', { time: dateTime(until) })}</p>
              <Prose html={html} />
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
