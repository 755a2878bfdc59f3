import { useTranslation } from 'react-i18next';

import { useHeld } from '../../lib/talk/drafts.store';
import { Threads } from '../../lib/talk/Threads';
import { threadsOf } from '../../lib/talk/threads';
import { useKept } from '../../lib/talk/useKept';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { type Practice, practicePath } from '../practices/usePractice';
import { CommentForm } from './CommentForm';
import { asGone, OneComment, type ShownComment } from './OneComment';

/** What colleagues say about a card, in threads, and room for one's own words. */
export default function Talk({ practice }: { practice: Practice }) {
  const { t } = useTranslation('talk');
  const { card, own, comments } = practice;
  const { isHeld } = useHeld();
  const threads = threadsOf(useKept<ShownComment>(comments, isHeld, asGone));
  return (
    <Card title={t('comments.title')} printed={threads.length > 0}>
      <Stack gap="l">
        {threads.length === 0 ? <EmptyState title={t('comments.none')}>{t('comments.none_words')}</EmptyState> : null}
        <Threads
          threads={threads}
          renderOne={(comment) => <OneComment comment={comment} practice={practice} />}
          repliesTo={({ by }) => t('comments.replies_to', { name: by.name })}
        />
        {own.may.comment ? (
          <CommentForm
            label={t('comments.label')}
            hint={t(own.council ? 'comments.partners_hint' : 'comments.hint')}
            send={t('comments.send')}
            asksPartners={!own.council && own.reachesPartners}
            place={`${card.id}:comment`}
            to={{ path: `${practicePath(card.id)}/comments` }}
          />
        ) : null}
      </Stack>
    </Card>
  );
}
