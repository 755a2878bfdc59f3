import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { type Practice, practicePath } from '../practices/usePractice';
import { CommentForm } from './CommentForm';
import { OneComment } from './OneComment';
import styles from './Talk.module.css';
import { threadsOf } from './threads';

/** What colleagues say about a card, in threads, and room for one's own words. */
export default function Talk({ practice }: { practice: Practice }) {
  const { t } = useTranslation('talk');
  const { card, own, comments } = practice;
  const threads = threadsOf(comments);
  return (
    <Card title={t('comments.title')}>
      <Stack gap="l">
        {threads.length === 0 ? <EmptyState title={t('comments.none')}>{t('comments.none_words')}</EmptyState> : null}
        {threads.length === 0 ? null : (
          <ul className={styles.threads}>
            {threads.map(({ first, replies }) => (
              <li key={first.id} className={styles.thread}>
                <OneComment comment={first} practice={practice} />
                {replies.length > 0 ? (
                  <ul className={styles.replies} aria-label={t('comments.replies_to', { name: first.by.name })}>
                    {replies.map((reply) => (
                      <li key={reply.id}>
                        <OneComment comment={reply} practice={practice} />
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {own.may.comment ? (
          <CommentForm
            label={t('comments.label')}
            hint={t(own.council ? 'comments.partners_hint' : 'comments.hint')}
            send={t('comments.send')}
            asksPartners={!own.council && card.audience === 'network'}
            to={{ method: 'POST', path: `${practicePath(card.id)}/comments` }}
          />
        ) : null}
      </Stack>
    </Card>
  );
}
