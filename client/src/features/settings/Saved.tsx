import { useTranslation } from 'react-i18next';

import { useProblemText } from '../../lib/api/useProblemText';
import { Notice } from '../../ui/notice/Notice';
import styles from './Settings.module.css';

/** Beside a setting that takes effect at once: that it was saved, or why it was not. */
export function Saved({ done, problem }: { done: boolean; problem: unknown }) {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  return (
    <>
      <p role="status" className={styles.saved}>
        {done ? t('saved') : ''}
      </p>
      {problem ? (
        <Notice tone="berry" urgent>
          {problemText(problem)}
        </Notice>
      ) : null}
    </>
  );
}
