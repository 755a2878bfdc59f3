import { useTranslation } from 'react-i18next';

import { Notice } from '../../ui/notice/Notice';
import styles from './Challenges.module.css';

/** What a challenge still needs before it can go on the calendar, by the fields of its form. */
export function StillOpen({ fields, urgent = false }: { fields: readonly string[]; urgent?: boolean }) {
  const { t } = useTranslation('challenges');
  return (
    <Notice title={t('preview.missing')} urgent={urgent}>
      <ul className={styles.warnings}>
        {fields.map((field) => (
          <li key={field}>{t(`missing.${field}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
