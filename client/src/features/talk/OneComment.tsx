import type { Comment } from '@guildhall/shared/work/practice-talk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useNamed } from '../../lib/people/useNamed';
import { openingOf } from '../../lib/text/opening';
import { useHeld } from '../../lib/talk/drafts.store';
import { Said, SaidNoMore } from '../../lib/talk/Said';
import { TakeAway } from '../../lib/talk/TakeAway';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { Of } from '../../ui/text/Of';
import { Pill } from '../../ui/text/Pill';
import { Prose } from '../../ui/text/Prose';
import { ReportThis } from '../care/ReportThis';
import { type Practice, practicePath } from '../practices/usePractice';
import { CommentForm } from './CommentForm';
import { FormerTexts } from './FormerTexts';
import { SayThanks } from './SayThanks';
import { ThanksSaid } from './ThanksSaid';
import { Useful } from './Useful';

/** A comment as it is shown; of one that is here no longer nobody hears who took it away. */
export interface ShownComment extends Omit<Comment, 'gone'> {
  gone: Comment['gone'] | 'left';
}

/** A comment that has left while somebody is still writing to it. */
export function asGone(comment: ShownComment): ShownComment {
  return { ...comment, html: '', gone: comment.gone ?? 'left' };
}

/** One comment with what can be done about it. One that is gone stays as a line while others' replies stand under it. */
export function OneComment({ comment, practice }: { comment: ShownComment; practice: Practice }) {
  const { t } = useTranslation('talk');
  const held = useHeld().heldFor(comment.id) as readonly ('reply' | 'edit')[];
  const [open, setOpen] = useState<'reply' | 'edit' | 'former' | undefined>(held[0]);
  const close = () => setOpen(undefined);
  const named = useNamed();
  return (
    <Stack gap="s">
      {comment.gone ? (
        <SaidNoMore>{t(`comments.gone.${comment.gone}`)}</SaidNoMore>
      ) : (
        <Said
          name={comment.by.name}
          called={named(comment.by)}
          at={comment.at}
          mark={
            comment.partners && comment.parentId === null ? (
              <Pill tone="plain">{t('comments.for_partners')}</Pill>
            ) : null
          }
          beside={
            comment.editedAt ? (
              <Button size="s" look="quiet" onClick={() => setOpen('former')}>
                {t('comments.edited')}
                <Of what={comment.by.name} />
              </Button>
            ) : null
          }
        >
          {open === 'edit' ? null : (
            <>
              <Prose html={comment.html} />
              <ThanksSaid
                practice={practice}
                commentId={comment.id}
                label={t('thanks.for_comment', { name: comment.by.name })}
              />
              <Acts comment={comment} practice={practice} onOpen={setOpen} />
            </>
          )}
        </Said>
      )}
      {open === 'edit' && (!comment.gone || held.includes('edit')) ? (
        <CommentForm
          place={`${comment.id}:edit`}
          begun={!held.includes('edit')}
          label={t('comments.edit_label')}
          send={t('comments.save')}
          said={comment}
          to={{ method: 'PUT', path: `/api/practice-comments/${comment.id}` }}
          onDone={close}
        />
      ) : null}
      {open === 'reply' && (!comment.gone || held.includes('reply')) ? (
        <CommentForm
          place={`${comment.id}:reply`}
          begun={!held.includes('reply')}
          label={t('comments.reply_label', { name: comment.by.name })}
          {...(comment.partners ? { hint: t('comments.partners_hint') } : {})}
          send={t('comments.reply')}
          to={{ path: `${practicePath(practice.card.id)}/comments`, body: { replyTo: comment.id } }}
          onDone={close}
        />
      ) : null}
      {open === 'former' ? <FormerTexts commentId={comment.id} onClose={close} /> : null}
    </Stack>
  );
}

interface ActsProps {
  comment: ShownComment;
  practice: Practice;
  onOpen: (what: 'reply' | 'edit') => void;
}

function Acts({ comment, practice, onOpen }: ActsProps) {
  const { t } = useTranslation('talk');
  const mine = comment.by.id === useMe().member.id;
  const words = openingOf(comment.html);
  const { may } = practice.own;
  const reports = may.comment && !may.moderate;
  const away = { path: `/api/practice-comments/${comment.id}/remove`, refreshes: [['practices', 'card']] };
  return (
    <Row>
      <Useful practice={practice} commentId={comment.id} to={comment.by} />
      <SayThanks practice={practice} commentId={comment.id} to={comment.by} />
      {may.comment ? (
        <Button size="s" look="quiet" onClick={() => onOpen('reply')}>
          {t('comments.reply')}
          <Of what={comment.by.name} />
        </Button>
      ) : null}
      {mine && may.comment ? (
        <Button size="s" look="quiet" onClick={() => onOpen('edit')}>
          {t('comments.edit')}
          <Of what={words} />
        </Button>
      ) : null}
      {mine ? <TakeAway {...away} of={words} label={t('comments.take_back')} /> : null}
      {!mine && reports ? (
        <ReportThis id={practice.card.id} about={{ kind: 'comment', id: comment.id }} by={comment.by.name} />
      ) : null}
      {!mine && may.moderate ? (
        <TakeAway {...away} of={comment.by.name} label={t('comments.remove')} reasonHint={t('comments.remove_hint')} />
      ) : null}
    </Row>
  );
}
