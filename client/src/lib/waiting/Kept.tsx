import { useTranslation } from 'react-i18next';

import { Notice } from '../../ui/notice/Notice';

/** Stands in place of what was pressed while it waits for the connection; by ear one hears of it at the top of the page. */
export function Kept() {
  const { t } = useTranslation('app');
  return <Notice tone="brass">{t('connection.kept')}</Notice>;
}
