import type { GapPage } from '@guildhall/shared/insight/gap';
import { useTranslation } from 'react-i18next';

import { useGroupName } from '../../lib/i18n/useGroupName';
import { useFormats } from '../../lib/time/useFormats';
import { Table } from '../../ui/table/Table';

type Row = Pick<GapPage['groups'][number], 'people' | 'levels' | 'reach'> & { name: string };

/** No first step yet, and a first step: always shown, the higher levels once someone is there. */
const FIRST_LEVELS = 2;

/** The same in figures. What is too small to say stands as a dash. */
export function LevelsTable({ gap, people }: { gap: GapPage; people: number }) {
  const { t } = useTranslation('gap');
  const { percent } = useFormats();
  const name = useGroupName();
  const rows: Row[] = [
    ...gap.groups.map((group) => ({ ...group, name: name(group.units) })),
    { name: t('whole'), people, levels: gap.levels, reach: gap.reach },
  ];
  const levels = gap.levels.flatMap((count, level) => (level < FIRST_LEVELS || count !== 0 ? [level] : []));
  return (
    <Table<Row>
      caption={t('levels.caption')}
      captionHidden
      rows={rows}
      keyOf={(row) => row.name}
      columns={[
        { key: 'name', names: true, head: t('levels.where'), render: (row) => row.name },
        { key: 'people', figure: true, head: t('levels.people'), render: (row) => row.people },
        ...levels.map((level) => ({
          key: `level-${level}`,
          figure: true,
          head: t(`levels.level.${level}`),
          render: (row: Row) => row.levels[level] ?? '–',
        })),
        {
          key: 'reach',
          figure: true,
          head: t('levels.reached'),
          render: ({ reach }) => (reach === null ? '–' : percent(reach)),
        },
      ]}
    />
  );
}
