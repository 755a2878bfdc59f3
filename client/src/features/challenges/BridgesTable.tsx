import type { ChallengeSnapshot, ChallengeUnit } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Table } from '../../ui/table/Table';
import { ownBand, type StandingUnit } from './standing-units';
import { useScoreWords } from './useScoreWords';

interface BridgesTableProps {
  challenge: ChallengeSnapshot;
  places: readonly StandingUnit[];
  own: string | null;
}

/** What all of them are, if they are alike. */
function kindOfAll(places: readonly StandingUnit[]): ChallengeUnit['kind'] | undefined {
  const [kind, ...others] = new Set(places.map(({ unit }) => unit.kind));
  return others.length === 0 ? kind : undefined;
}

/** The bridges in figures. A goal for everyone has no places, and of a race no last one is told: one's own is a band then. */
export function BridgesTable({ challenge, places, own }: BridgesTableProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const score = useScoreWords(challenge);
  const alike = kindOfAll(places);
  const band = ownBand(challenge, own);
  const place = {
    key: 'rank',
    head: t('table.rank'),
    figure: true,
    render: (row: StandingUnit) => row.place ?? (band && row.unit.unitId === own ? t(`band.${band}`) : ''),
  };
  return (
    <Table
      caption={t('table.caption')}
      rows={places}
      keyOf={({ unit }) => unit.unitId}
      isOwn={({ unit }) => unit.unitId === own}
      columns={[
        ...(challenge.mode === 'breadth' ? [place] : []),
        {
          key: 'unit',
          head: alike ? t(`form.kind.${alike}`) : t('table.unit'),
          names: true,
          render: ({ unit }) => name(unit),
        },
        { key: 'across', head: t('table.across'), figure: true, render: ({ unit }) => unit.across },
        { key: 'people', head: t('table.people'), figure: true, render: ({ unit }) => unit.people },
        { key: 'score', head: score.unit, figure: true, render: ({ unit }) => score.figure(unit) },
      ]}
    />
  );
}
