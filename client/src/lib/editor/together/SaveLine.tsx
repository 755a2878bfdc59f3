import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SaveWords } from '../../announce/SaveWords';
import { Avatar } from '../../../ui/text/Avatar';
import type { SaveState } from './save-state';
import type { Session } from './session';
import styles from './Together.module.css';
import { useSessionState } from './useSession';

const settleFor = 300;
/** What somebody has to know at once, also by ear. */
const worries: readonly string[] = ['away', 'kept', 'held', 'closed', 'overfull'];

/** Whether everything is saved, who is here, and how long the text is. */
export function SaveLine({ session, words, readOnly }: { session: Session; words: number; readOnly: boolean }) {
  const { t } = useTranslation('editor');
  const here = useSessionState(session, (state) => state.here);
  const full = useSessionState(session, (state) => state.full);
  const save = useShownState(useSessionState(session, (state) => state.save));
  const shown = readOnly && (save === 'saved' || save === 'saving') ? 'reading' : save;
  return (
    <div className={styles.line}>
      <span className={styles.save} data-save={shown}>
        <SaveWords words={t(`save.${shown}`)} worrying={worries.includes(shown)} saved={shown === 'saved'} />
      </span>
      {full ? (
        <span className={styles.full} role="status">
          {t('full')}
        </span>
      ) : null}
      <span className={styles.here}>
        {here.length === 0 ? t('here.alone') : t('here.others', { count: here.length })}
        {here.slice(0, 5).map(({ id, name }) => (
          <span key={id} className={styles.person}>
            <Avatar name={name} size="s" /> {name}
          </span>
        ))}
        {here.length > 5 ? <span>{t('here.more', { count: here.length - 5 })}</span> : null}
      </span>
      <span>{t('words', { count: words })}</span>
    </div>
  );
}

/** "Saving" is shown at once, "saved" after a moment of quiet, so that it does not flicker with each letter. */
function useShownState(save: SaveState): SaveState {
  const [settled, setSettled] = useState(save);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(save), save === 'saved' ? settleFor : 0);
    return () => clearTimeout(timer);
  }, [save]);
  return save === 'saved' && settled !== 'saved' ? 'saving' : save;
}
