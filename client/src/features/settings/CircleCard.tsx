import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';

/** Where one joins and leaves the champions' circle. */
export function CircleCard() {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('circle.title')}>
      <Stack gap="s">
        <p>{t('circle.words')}</p>
        <Link to="/circle">{t('circle.link')}</Link>
      </Stack>
    </Card>
  );
}
