import type { CirclePost } from '@guildhall/shared/work/circle';
import { useTranslation } from 'react-i18next';

import { useHeld } from '../../lib/talk/drafts.store';
import { Threads } from '../../lib/talk/Threads';
import { threadsOf } from '../../lib/talk/threads';
import { useKept } from '../../lib/talk/useKept';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { asGone, OnePost, type ShownPost } from './OnePost';
import { PostForm } from './PostForm';

/** Threads in sight before the earlier ones are folded. */
const MOST_SHOWN = 10;

/** What people of the circle say to each other, the newest thread first, and room for one's own words. */
export function Conversation({ posts }: { posts: readonly CirclePost[] }) {
  const { t } = useTranslation('circle');
  const { isHeld } = useHeld();
  const threads = threadsOf(useKept<ShownPost>(posts, isHeld, asGone)).toReversed();
  return (
    <Card title={t('talk.title')}>
      <Stack gap="l">
        <PostForm
          label={t('talk.label')}
          hint={t('talk.hint')}
          send={t('talk.send')}
          place="circle:post"
          to={{ path: '/api/circle/posts' }}
        />
        {threads.length === 0 ? <EmptyState title={t('talk.none')}>{t('talk.none_words')}</EmptyState> : null}
        <Threads
          threads={threads}
          renderOne={(post) => <OnePost post={post} />}
          isHeld={isHeld}
          fold={{ most: MOST_SHOWN, more: (count) => t('talk.earlier', { count }) }}
          repliesTo={({ by }) => t('talk.replies_to', { name: by?.name ?? t('talk.left') })}
        />
      </Stack>
    </Card>
  );
}
