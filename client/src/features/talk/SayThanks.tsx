import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { Person } from '@guildhall/shared/work/practice-card';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { TextArea } from '../../ui/field/TextArea';
import { Of } from '../../ui/text/Of';
import { toast } from '../../ui/toast/toast.store';
import { type Practice, practicePath } from '../practices/usePractice';

interface SayThanksProps {
  practice: Practice;
  /** Null for the card itself. */
  commentId: string | null;
  to: Pick<Person, 'id' | 'name'>;
}

/** Thanks who wrote a card or a comment, once, with what it is for; offered for nothing of one's own. */
export function SayThanks({ practice, commentId, to }: SayThanksProps) {
  const { t } = useTranslation('talk');
  const [asked, setAsked] = useState(false);
  const me = useMe().member.id;
  const said = practice.thanks.some(
    (each) => each.kind === 'thanks' && each.commentId === commentId && each.by.id === me,
  );
  if (to.id === me || said || !practice.own.may.comment) return null;
  return (
    <>
      <Button size="s" look={commentId ? 'quiet' : 'secondary'} onClick={() => setAsked(true)}>
        {t('thanks.say')}
        {commentId ? <Of what={to.name} /> : null}
      </Button>
      {asked ? (
        <ThanksDialog cardId={practice.card.id} commentId={commentId} name={to.name} onClose={() => setAsked(false)} />
      ) : null}
    </>
  );
}

const shortest = 5;

interface ThanksDialogProps {
  cardId: string;
  commentId: string | null;
  name: string;
  onClose: () => void;
}

function ThanksDialog({ cardId, commentId, name, onClose }: ThanksDialogProps) {
  const { t } = useTranslation('talk');
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const say = useCommand({
    command: () => ({
      method: 'POST',
      path: `${practicePath(cardId)}/thanks`,
      body: { kind: 'thanks', commentId, reason: reason.trim() },
    }),
    refreshes: [['practices', 'card']],
    onSent: ({ state }) => {
      onClose();
      if (state === 'done') toast('talk:thanks.sent', { tone: 'moss', fills: { name } });
      else toast('app:connection.kept');
    },
    waitsAs: 'waiting:what.thanks',
  });
  const tooShort = reason.trim().length < shortest;
  const send = () => {
    setTried(true);
    if (!tooShort) say.run();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('thanks.to', { name })}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" busy={say.busy} onClick={send}>
            {t('thanks.send')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('thanks.what_for')}
        hint={t(commentId ? 'thanks.what_for_comment_hint' : 'thanks.what_for_hint')}
        value={reason}
        maxLength={practiceLimits.thanks}
        onChange={({ target }) => setReason(target.value)}
        error={tried && tooShort ? t('thanks.too_short') : say.problem ? problemText(say.problem) : undefined}
      />
    </Dialog>
  );
}
