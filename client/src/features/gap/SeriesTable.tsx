import type { GapPage, GapSeries } from '@guildhall/shared/insight/gap';
import { useTranslation } from 'react-i18next';

import { useGroupName } from '../../lib/i18n/useGroupName';
import { useFormats } from '../../lib/time/useFormats';
import { Table } from '../../ui/table/Table';
import { useSeasonName } from './useSeasonName';

interface Row {
  name: string;
  series: GapSeries;
}

/** The picture as a table: the way still to go at the start of each season and now, and of the whole. */
export function SeriesTable({ gap }: { gap: GapPage }) {
  const { t } = useTranslation('gap');
  const { percent } = useFormats();
  const groupName = useGroupName();
  const seasonName = useSeasonName();
  const rows: Row[] = [
    ...gap.groups.map(({ units, series }) => ({ name: groupName(units), series })),
    { name: t('whole'), series: gap.series },
  ];
  const told = ({ series }: Row, moment: number | null) => series.find(({ season }) => season === moment);
  return (
    <Table<Row>
      caption={t('series.caption')}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { key: 'name', names: true, head: t('levels.where'), render: ({ name }) => name },
        ...momentsOf(rows).map((moment) => ({
          key: String(moment),
          figure: true,
          head: seasonName(moment),
          render: (row: Row) => {
            const point = told(row, moment);
            return point ? percent(point.gap) : '–';
          },
        })),
      ]}
    />
  );
}

/** Every moment that some row tells of, oldest first, and now. */
function momentsOf(rows: readonly Row[]): (number | null)[] {
  const seasons = rows.flatMap(({ series }) => series.flatMap(({ season }) => (season === null ? [] : [season])));
  return [...[...new Set(seasons)].toSorted((a, b) => a - b), null];
}
