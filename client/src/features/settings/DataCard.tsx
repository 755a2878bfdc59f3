import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';

/** All that is kept of oneself, to take away. */
export function DataCard() {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('data.title')}>
      <Stack gap="s">
        <p>{t('data.words')}</p>
        <a href="/api/me/data" download>
          {t('data.link')}
        </a>
      </Stack>
    </Card>
  );
}
