import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Table } from '../table/Table';
import { countByShare } from './count-by-share';

/** The same as the bridge in figures: how many colleagues have laid how much of a plank. Names nobody. */
export function BridgeTable({ name, fills }: { name: string; fills: readonly number[] }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return (
    <Table
      caption={t('bridge.table', { name })}
      rows={countByShare(fills)}
      keyOf={({ share }) => String(share)}
      columns={[
        {
          key: 'share',
          names: true,
          head: t('bridge.plank'),
          render: ({ share }) =>
            share === 0 ? t('bridge.bare') : share === 100 ? t('bridge.whole') : formats.percent(share / 100),
        },
        { key: 'people', figure: true, head: t('bridge.people'), render: ({ people }) => formats.number(people) },
      ]}
    />
  );
}
