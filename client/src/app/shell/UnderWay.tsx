import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';

import { underWay } from '../under-way.store';
import styles from './UnderWay.module.css';

/** Says that a screen one has gone to is on its way; over the page, so that nothing of it moves. */
export function UnderWay() {
  const { t } = useTranslation('ui');
  const waits = useStore(underWay, ({ count }) => count > 0);
  return (
    <div role="status" className={styles.place}>
      {waits ? <span className={styles.words}>{t('loading')}</span> : null}
    </div>
  );
}
