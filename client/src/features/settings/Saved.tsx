import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import styles from './Settings.module.css';

/** Beside a setting that takes effect at once: that it was saved, waits for the connection, or why it was not. */
export function Saved({ done, kept = false, problem }: { done: boolean; kept?: boolean; problem: unknown }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <p role="status" className={styles.saved}>
        {done && !kept ? t('saved') : ''}
      </p>
      {kept ? <Kept /> : null}
      <ProblemNotice problem={problem} />
    </>
  );
}
