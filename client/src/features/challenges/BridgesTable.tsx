import type { ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Table } from '../../ui/table/Table';
import type { RankedUnit } from './ranked';
import { useScoreWords } from './useScoreWords';

interface BridgesTableProps {
  challenge: ChallengeSnapshot;
  places: readonly RankedUnit[];
  own: string | null;
}

/** The bridges in figures. A goal for everyone has no places. */
export function BridgesTable({ challenge, places, own }: BridgesTableProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const score = useScoreWords(challenge);
  const place = { key: 'rank', head: t('table.rank'), figure: true, render: ({ rank }: RankedUnit) => rank };
  return (
    <Table
      caption={t('table.caption')}
      rows={places}
      keyOf={({ unit }) => unit.unitId}
      isOwn={({ unit }) => unit.unitId === own}
      columns={[
        ...(challenge.mode === 'breadth' ? [place] : []),
        { key: 'unit', head: t('table.unit'), names: true, render: ({ unit }) => name(unit) },
        { key: 'across', head: t('table.across'), figure: true, render: ({ unit }) => unit.across },
        { key: 'people', head: t('table.people'), figure: true, render: ({ unit }) => unit.people },
        { key: 'score', head: score.unit, figure: true, render: ({ unit }) => score.figure(unit) },
      ]}
    />
  );
}
