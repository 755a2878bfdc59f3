import ink from '../../ui/text/Ink.module.css';
import { useTranslation } from 'react-i18next';

import styles from './Adoption.module.css';
import { useSpan } from './useSpan';
import { useTimeSaved } from './useAdoption';

/** What the library is worth in time, in one sentence. */
export default function TimeSavedLine() {
  const { t } = useTranslation('adoption');
  const span = useSpan();
  const saved = useTimeSaved().data?.organisation;
  if (!saved || saved.weekly + saved.total === 0) return null;
  return (
    <p className={styles.saved}>
      {t('saved.organisation', { weekly: span(saved.weekly) })}{' '}
      {saved.total > 0 ? <span className={ink.soft}>{t('saved.in_all', { total: span(saved.total) })}</span> : null}
    </p>
  );
}
