import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';

/** What the circle is, for who is not in it. */
export function WhatItIs() {
  const { t } = useTranslation('circle');
  return (
    <Card title={t('what.title')}>
      <Stack gap="s">
        <p>{t('what.who')}</p>
        <p>{t('what.there')}</p>
        <p>{t('what.promise')}</p>
      </Stack>
    </Card>
  );
}
