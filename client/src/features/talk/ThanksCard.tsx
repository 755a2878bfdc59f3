import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { Thanks } from '@guildhall/shared/work/practice-talk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { useMe } from '../../lib/me/useMe';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Dialog } from '../../ui/dialog/Dialog';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import { type Practice, practicePath } from '../practices/usePractice';
import { Follow } from './Follow';
import styles from './Talk.module.css';
import { Useful } from './Useful';

/** Whether a card was useful, thanks to its author with what they are for, and following it. */
export default function ThanksCard({ practice }: { practice: Practice }) {
  const { t } = useTranslation('talk');
  const [asked, setAsked] = useState(false);
  const { card, own } = practice;
  const thanks = practice.thanks.filter(({ kind, commentId }) => kind === 'thanks' && commentId === null);
  const mine = card.author.id === useMe().member.id;
  if (!own.may.comment && practice.thanks.length === 0) return null;
  return (
    <Card title={t('thanks.title')}>
      <Stack>
        {thanks.length > 0 ? (
          <ul className={styles.thanks}>
            {thanks.map((each) => (
              <OneThanks key={each.id} thanks={each} />
            ))}
          </ul>
        ) : mine ? (
          <p className={styles.soft}>{t('thanks.none_yet')}</p>
        ) : null}
        <Row>
          <Useful practice={practice} commentId={null} to={card.author} />
          {own.may.comment && !mine ? (
            <Button size="s" onClick={() => setAsked(true)}>
              {t('thanks.say')}
            </Button>
          ) : null}
          {own.may.comment ? <Follow id={card.id} follows={own.follows} /> : null}
        </Row>
      </Stack>
      {asked ? <ThanksDialog cardId={card.id} name={card.author.name} onClose={() => setAsked(false)} /> : null}
    </Card>
  );
}

function OneThanks({ thanks: { id, by, reason, at } }: { thanks: Thanks }) {
  const { t } = useTranslation('talk');
  const { date } = useFormats();
  const mine = by.id === useMe().member.id;
  const takeBack = useCommand({
    command: () => ({ method: 'POST', path: `/api/practice-thanks/${id}/take-back` }),
    refreshes: [['practices', 'card']],
  });
  return (
    <li>
      <blockquote className={styles.reason}>{reason}</blockquote>
      <p className={styles.soft}>
        {by.name} · {date(at)}
      </p>
      {mine ? (
        <Button size="s" look="quiet" busy={takeBack.busy} onClick={() => takeBack.run()}>
          {t('thanks.take_back')}
        </Button>
      ) : null}
    </li>
  );
}

const shortest = 5;

function ThanksDialog({ cardId, name, onClose }: { cardId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('talk');
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const say = useCommand({
    command: () => ({
      method: 'POST',
      path: `${practicePath(cardId)}/thanks`,
      body: { kind: 'thanks', commentId: null, reason: reason.trim() },
    }),
    refreshes: [['practices', 'card']],
    onDone: onClose,
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
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={say.busy} onClick={send}>
            {t('thanks.send')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('thanks.what_for')}
        hint={t('thanks.what_for_hint')}
        value={reason}
        maxLength={practiceLimits.thanks}
        onChange={({ target }) => setReason(target.value)}
        error={tried && tooShort ? t('thanks.too_short') : say.problem ? problemText(say.problem) : undefined}
      />
    </Dialog>
  );
}
