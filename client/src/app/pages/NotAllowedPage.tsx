import { useTranslation } from 'react-i18next';

import { Link } from '../../ui/text/Link';
import { StatePage } from './StatePage';

export function NotAllowedPage() {
  const { t } = useTranslation('app');
  return (
    <StatePage
      title={t('page.not_allowed.title')}
      words={t('page.not_allowed.words')}
      action={
        <Link to="/" look="primary">
          {t('page.home')}
        </Link>
      }
    />
  );
}
