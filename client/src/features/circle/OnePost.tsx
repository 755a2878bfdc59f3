import type { CirclePost } from '@guildhall/shared/work/circle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAbility, useMe } from '../../lib/me/useMe';
import { openingOf } from '../../lib/text/opening';
import { useHeld } from '../../lib/talk/drafts.store';
import { Said, SaidNoMore } from '../../lib/talk/Said';
import { TakeAway } from '../../lib/talk/TakeAway';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { Of } from '../../ui/text/Of';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import { Report } from '../care/ReportThis';
import { PostForm } from './PostForm';
import { circleKey } from './useCircle';

/** A post as it is shown; of one that is here no longer nobody hears who took it away. */
export interface ShownPost extends Omit<CirclePost, 'gone'> {
  gone: CirclePost['gone'] | 'left';
}

/** A post that has left while somebody is still writing to it. */
export function asGone(post: ShownPost): ShownPost {
  return { ...post, html: '', gone: post.gone ?? 'left' };
}

/** One post with what can be done about it. One that is gone stays as a line while others' replies stand under it. */
export function OnePost({ post }: { post: ShownPost }) {
  const { t } = useTranslation('circle');
  const held = useHeld().heldFor(post.id) as readonly ('reply' | 'edit')[];
  const [open, setOpen] = useState<'reply' | 'edit' | undefined>(held[0]);
  const close = () => setOpen(undefined);
  const called = post.by?.name ?? t('talk.left');
  return (
    <Stack gap="s">
      {post.gone ? (
        <SaidNoMore>{t(`talk.gone.${post.gone}`)}</SaidNoMore>
      ) : (
        <Said
          name={post.by?.name}
          called={called}
          at={post.at}
          beside={post.editedAt ? <span className={ink.soft}>{t('talk.edited')}</span> : null}
        >
          {open === 'edit' ? null : (
            <>
              <Prose html={post.html} />
              <Acts post={post} called={called} onOpen={setOpen} />
            </>
          )}
        </Said>
      )}
      {open === 'edit' && (!post.gone || held.includes('edit')) ? (
        <PostForm
          place={`${post.id}:edit`}
          begun={!held.includes('edit')}
          label={t('talk.label')}
          send={t('talk.save')}
          said={post.text}
          to={{ method: 'PUT', path: `/api/circle/posts/${post.id}` }}
          onDone={close}
        />
      ) : null}
      {open === 'reply' && (!post.gone || held.includes('reply')) ? (
        <PostForm
          place={`${post.id}:reply`}
          begun={!held.includes('reply')}
          label={t('talk.reply_label', { name: called })}
          send={t('talk.reply')}
          to={{ path: '/api/circle/posts', body: { replyTo: post.id } }}
          onDone={close}
        />
      ) : null}
    </Stack>
  );
}

interface ActsProps {
  post: ShownPost;
  /** Who wrote it, as they are named here. */
  called: string;
  onOpen: (what: 'reply' | 'edit') => void;
}

function Acts({ post, called, onOpen }: ActsProps) {
  const { t } = useTranslation('circle');
  const mine = post.by?.id === useMe().member.id;
  const words = openingOf(post.html);
  const moderates = useAbility('circle-post.remove');
  const away = { path: `/api/circle/posts/${post.id}/remove`, refreshes: [circleKey] };
  return (
    <Row>
      <Button size="s" look="quiet" onClick={() => onOpen('reply')}>
        {t('talk.reply')}
        <Of what={called} />
      </Button>
      {mine ? (
        <>
          <Button size="s" look="quiet" onClick={() => onOpen('edit')}>
            {t('talk.edit')}
            <Of what={words} />
          </Button>
          <TakeAway {...away} of={words} label={t('talk.take_back')} />
        </>
      ) : null}
      {!mine && !moderates ? <Report path={`/api/circle/posts/${post.id}/reports`} by={called} /> : null}
      {!mine && moderates ? (
        <TakeAway {...away} of={called} label={t('talk.hide')} reasonHint={t('talk.hide_hint')} />
      ) : null}
    </Row>
  );
}
