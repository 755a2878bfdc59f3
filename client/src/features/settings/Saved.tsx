import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import styles from './Settings.module.css';

/** Beside a setting that takes effect at once: that it was saved, or why it was not. */
export function Saved({ done, problem }: { done: boolean; problem: unknown }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <p role="status" className={styles.saved}>
        {done ? t('saved') : ''}
      </p>
      <ProblemNotice problem={problem} />
    </>
  );
}
