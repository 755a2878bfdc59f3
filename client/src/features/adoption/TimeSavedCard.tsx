import type { OrganisationTimeSaved } from '@guildhall/shared/work/practice-adoption';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Table } from '../../ui/table/Table';
import ink from '../../ui/text/Ink.module.css';
import TimeSavedLine from './TimeSavedLine';
import { useSpan } from './useSpan';
import { useTimeSaved } from './useAdoption';

type Department = OrganisationTimeSaved['departments'][number];

/** Time saved by department, as teams estimate it themselves. */
export default function TimeSavedCard() {
  const { t } = useTranslation('adoption');
  const { data } = useTimeSaved();
  if (!data || data.departments.length === 0) return null;
  return (
    <Card title={t('saved.title')}>
      <TimeSavedLine />
      <p className={ink.soft}>{t('saved.own_estimate')}</p>
      <Departments departments={data.departments} />
    </Card>
  );
}

function Departments({ departments }: { departments: readonly Department[] }) {
  const { t } = useTranslation('adoption');
  const { name } = useBilingual();
  const { list } = useFormats();
  const span = useSpan();
  return (
    <Table
      caption={t('saved.by_department')}
      columns={[
        { key: 'department', head: t('saved.department'), render: (each) => list(each.units.map(name)), names: true },
        { key: 'weekly', head: t('saved.weekly'), render: (each) => span(each.weekly), figure: true },
        {
          key: 'total',
          head: t('saved.total'),
          render: (each) => (each.total > 0 ? span(each.total) : t('saved.just_begun')),
          figure: true,
        },
      ]}
      rows={departments}
      keyOf={({ units }) => units.map(({ id }) => id).join()}
    />
  );
}
