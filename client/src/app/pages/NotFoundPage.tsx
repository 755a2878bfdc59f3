import { useTranslation } from 'react-i18next';

import { Link } from '../../ui/text/Link';
import { StatePage } from './StatePage';

export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <StatePage
      title={t('page.not_found.title')}
      words={t('page.not_found.words')}
      action={
        <Link to="/" look="primary">
          {t('page.home')}
        </Link>
      }
    />
  );
}
