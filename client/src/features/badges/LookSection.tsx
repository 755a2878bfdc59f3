import { badgeLook } from '@guildhall/shared/game/badges';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { Card } from '../../ui/card/Card';
import { Select } from '../../ui/field/Select';
import { Stack } from '../../ui/layout/Layout';
import type { DesignValues } from './design-values';

const parts = ['shape', 'tincture', 'charge'] as const;

/** How the pin is drawn. */
export function LookSection() {
  const { t } = useTranslation('badges');
  const form = useFormContext<DesignValues>();
  return (
    <Card title={t('form.look')}>
      <Stack>
        {parts.map((part) => (
          <Select
            key={part}
            {...form.register(`look.${part}`)}
            label={t(`form.${part}`)}
            options={badgeLook.shape[part].options.map((value) => ({ value, label: t(`look.${part}.${value}`) }))}
          />
        ))}
      </Stack>
    </Card>
  );
}
