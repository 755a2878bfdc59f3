import { useTranslation } from 'react-i18next';

import { Link } from '../../ui/text/Link';
import { useSeenBy } from './useSeenBy';

/** Who sees one's points, and where to change that if there is anything to change. */
export function SeenBy() {
  const { t } = useTranslation('points');
  const { seen, words } = useSeenBy();
  return (
    <p>
      {words} {seen === 'alone' ? null : <Link to="/settings">{t('settings')}</Link>}
    </p>
  );
}
