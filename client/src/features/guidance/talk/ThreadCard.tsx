import type { GuidanceMay } from '@guildhall/shared/work/guidance';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceComment, GuidanceThread } from '@guildhall/shared/work/guidance-talk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../../lib/announce/announce';
import { useCommand } from '../../../lib/api/useCommand';
import { useMe } from '../../../lib/me/useMe';
import { openingOf } from '../../../lib/text/opening';
import { useFormats } from '../../../lib/time/useFormats';
import { useDraft, useHeld } from '../../../lib/talk/drafts.store';
import { SaidNoMore } from '../../../lib/talk/Said';
import { TakeAway } from '../../../lib/talk/TakeAway';
import { useKept } from '../../../lib/talk/useKept';
import { WordsForm } from '../../../lib/talk/WordsForm';
import { Button } from '../../../ui/button/Button';
import { Row } from '../../../ui/layout/Layout';
import { Avatar } from '../../../ui/text/Avatar';
import { Of } from '../../../ui/text/Of';
import { Pill } from '../../../ui/text/Pill';
import { Prose } from '../../../ui/text/Prose';
import ink from '../../../ui/text/Ink.module.css';
import { Missing } from '../Missing';
import { guidancePages } from '../useGuidance';
import styles from './Talk.module.css';

interface ThreadCardProps {
  thread: GuidanceThread;
  may: GuidanceMay;
  onShow: (id: string) => void;
}

/** What is said about one passage, and the answer one gives. */
export function ThreadCard({ thread, may, onShow }: ThreadCardProps) {
  const { t } = useTranslation('guidance');
  const { id: own, name } = useMe().member;
  const act = useCommand<'resolve' | 'reopen'>({
    command: (what) => ({ method: 'POST', path: `/api/guidance-threads/${thread.id}/${what}` }),
    refreshes: [guidancePages],
    onDone: (_, what) => {
      if (what === 'resolve') announce(thread.id, t('talk.resolved_by', { name }));
    },
  });
  const isOpen = thread.state === 'open';
  const held = useHeld().heldFor(thread.id);
  const comments = useKept(thread.comments, (id) => held.includes(`edit-${id}`), withoutWords);
  const [first] = thread.comments;
  const began = first?.by.id === own;
  const about = first ? openingOf(first.html) : '';
  return (
    <article className={styles.card} aria-label={t('talk.thread', { about })}>
      {thread.tip && isOpen ? (
        <p>
          <Pill>{t('talk.tip')}</Pill>
        </p>
      ) : null}
      {thread.anchor ? (
        <blockquote className={styles.quote}>{thread.anchor.quote}</blockquote>
      ) : (
        <p className={ink.soft}>{t('talk.whole')}</p>
      )}
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <Comment
            key={comment.id}
            thread={thread.id}
            comment={comment}
            mine={comment.by.id === own}
            moderate={may.moderate}
          />
        ))}
      </ul>
      {thread.resolvedBy ? <p className={ink.soft}>{t('talk.resolved_by', { name: thread.resolvedBy.name })}</p> : null}
      <Missing problem={act.problem} />
      <Row>
        {isOpen && thread.anchor ? (
          <Button size="s" look="quiet" onClick={() => onShow(thread.id)}>
            {t('talk.show')}
            <Of what={about} />
          </Button>
        ) : null}
        {may.decide || began ? (
          <Button size="s" look="quiet" busy={act.busy} onClick={() => act.run(isOpen ? 'resolve' : 'reopen')}>
            {t(isOpen ? 'talk.resolve' : 'talk.reopen')}
            <Of what={about} />
          </Button>
        ) : null}
      </Row>
      {(isOpen && may.comment) || held.includes('reply') ? <Reply thread={thread.id} /> : null}
    </article>
  );
}

/** A comment that is gone while its author is still changing it. */
function withoutWords(comment: GuidanceComment): GuidanceComment {
  return { ...comment, html: '' };
}

interface CommentProps {
  thread: string;
  comment: GuidanceComment;
  mine: boolean;
  moderate: boolean;
}

function Comment({ thread, comment, mine, moderate }: CommentProps) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  const which = mine ? openingOf(comment.html) : comment.by.name;
  const draft = useDraft(`${thread}:edit-${comment.id}`, comment.text);
  const [isChanging, setChanging] = useState(draft.text !== comment.text);
  const close = () => setChanging(false);
  return (
    <li className={styles.comment}>
      <p className={styles.by}>
        <Avatar name={comment.by.name} size="s" /> <strong>{comment.by.name}</strong>{' '}
        <span className={ink.soft}>
          {formats.dateTime(comment.at)} {comment.edited ? t('talk.edited') : ''}
        </span>
      </p>
      {comment.html === '' ? <SaidNoMore>{t('talk.gone')}</SaidNoMore> : null}
      {!isChanging ? (
        <Prose html={comment.html} />
      ) : (
        <WordsForm
          label={t('talk.text')}
          draft={draft}
          least={1}
          most={guidanceLimits.comment}
          to={{ method: 'PUT', path: `/api/guidance-comments/${comment.id}` }}
          refreshes={[guidancePages]}
          kind="comment"
          send={t('talk.keep')}
          onSaid={close}
          onCancel={close}
          begun={!draft.changed}
        />
      )}
      {!isChanging && (mine || moderate) ? (
        <Row>
          {mine ? (
            <Button size="s" look="quiet" onClick={() => setChanging(true)}>
              {t('talk.edit')}
              <Of what={which} />
            </Button>
          ) : null}
          <TakeAway
            label={t('talk.remove')}
            of={which}
            path={`/api/guidance-comments/${comment.id}/remove`}
            refreshes={[guidancePages]}
            {...(mine ? {} : { reasonHint: t('talk.remove_hint') })}
          />
        </Row>
      ) : null}
    </li>
  );
}

function Reply({ thread }: { thread: string }) {
  const { t } = useTranslation('guidance');
  return (
    <WordsForm
      label={t('talk.answer')}
      draft={useDraft(`${thread}:reply`)}
      least={1}
      most={guidanceLimits.comment}
      to={{ path: `/api/guidance-threads/${thread}/comments`, body: { mentions: [] } }}
      refreshes={[guidancePages]}
      kind="comment"
      send={t('talk.say')}
    />
  );
}
