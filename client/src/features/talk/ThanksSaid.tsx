import type { Thanks } from '@guildhall/shared/work/practice-talk';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { useNamed } from '../../lib/people/useNamed';
import { TakeAway } from '../../lib/talk/TakeAway';
import { useFormats } from '../../lib/time/useFormats';
import type { Practice } from '../practices/usePractice';
import ink from '../../ui/text/Ink.module.css';
import styles from './Talk.module.css';

interface ThanksSaidProps {
  practice: Practice;
  /** Null for the card itself. */
  commentId: string | null;
  label?: string;
}

/** The thanks for a card, or for a comment under it, each with what it was for. */
export function ThanksSaid({ practice, commentId, label }: ThanksSaidProps) {
  const thanks = practice.thanks.filter((each) => each.kind === 'thanks' && each.commentId === commentId);
  if (thanks.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {thanks.map((each) => (
        <OneThanks key={each.id} thanks={each} />
      ))}
    </ul>
  );
}

function OneThanks({ thanks: { id, by, reason, at } }: { thanks: Thanks }) {
  const { t } = useTranslation('talk');
  const { date } = useFormats();
  const named = useNamed();
  const mine = by.id === useMe().member.id;
  return (
    <li>
      <blockquote className={styles.reason}>{reason}</blockquote>
      <p className={ink.soft}>
        {named(by)} · {date(at)}
      </p>
      {mine ? (
        <TakeAway
          label={t('thanks.take_back')}
          of={reason ?? ''}
          path={`/api/practice-thanks/${id}/take-back`}
          refreshes={[['practices', 'card']]}
        />
      ) : null}
    </li>
  );
}
