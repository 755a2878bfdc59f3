import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceThread, OpenThread } from '@guildhall/shared/work/guidance-talk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../../lib/announce/announce';
import { useCommand } from '../../../lib/api/useCommand';
import type { Language } from '../../../lib/i18n/languages';
import { type Picked, PeoplePicker } from '../../../lib/people/PeoplePicker';
import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { TextArea } from '../../../ui/field/TextArea';
import { Stack } from '../../../ui/layout/Layout';
import { Missing } from '../Missing';
import { guidancePages, guidancePath } from '../useGuidance';
import type { Selected } from './SuggestDialog';
import styles from './Talk.module.css';

interface CommentDialogProps {
  id: string;
  language: Language;
  /** What it is about; null for the whole document. */
  selected: Selected | null;
  /** Called with the new thread's id, or with nothing when it was left. */
  onDone: (thread?: string) => void;
}

/** Says something about a passage, or about the whole. */
export function CommentDialog({ id, language, selected, onDone }: CommentDialogProps) {
  const { t } = useTranslation('guidance');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [people, setPeople] = useState<Picked[]>([]);
  const comment = useCommand<OpenThread, GuidanceThread>({
    command: (body) => ({ method: 'POST', path: `${guidancePath(id)}/threads`, body }),
    refreshes: [guidancePages],
    onDone: (thread) => {
      announce(thread.id, t('app:words.arrived'));
      onDone(thread.id);
    },
  });
  const anchor = selected ? { ...selected.anchor, language } : null;
  const say = (tip: boolean) => {
    setTried(true);
    const mentions = people.map((person) => person.id);
    if (text.trim()) comment.run({ anchor, text: text.trim(), mentions, ...(tip ? { tip } : {}) });
  };
  return (
    <Dialog
      open
      onClose={() => onDone()}
      title={t('talk.comment')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button busy={comment.busy} onClick={() => say(true)}>
            {t('talk.ask_tip')}
          </Button>
          <Button look="primary" busy={comment.busy} onClick={() => say(false)}>
            {t('talk.say')}
          </Button>
        </>
      }
    >
      <Stack>
        <Missing problem={comment.problem} />
        {anchor ? <blockquote className={styles.quote}>{anchor.quote}</blockquote> : <p>{t('talk.whole')}</p>}
        <TextArea
          label={t('talk.text')}
          value={text}
          maxLength={guidanceLimits.comment}
          onChange={({ target }) => setText(target.value)}
          error={tried && !text.trim() ? t('talk.text_needed') : undefined}
        />
        <PeoplePicker
          label={t('talk.mention')}
          hint={t('talk.mention_hint')}
          people={people}
          onPeople={setPeople}
          most={guidanceLimits.mentions}
        />
      </Stack>
    </Dialog>
  );
}
