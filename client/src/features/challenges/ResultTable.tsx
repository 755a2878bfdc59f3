import type { ChallengeResults, ResultFigures } from '@guildhall/shared/game/challenge-results';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { type Column, Table } from '../../ui/table/Table';
import { standingUnits, type StandingUnit } from './standing-units';
import { useScoreWords } from './useScoreWords';

interface ResultTableProps {
  caption: string;
  challenge: Pick<ChallengeResults, 'mode' | 'goal'>;
  figures: ResultFigures;
  /** What it was before; where a figure is other, both are told. */
  before?: ResultFigures;
}

/** A result in a table, as it is or beside what it was. A place is told as everywhere: the first ones, and never a last one. */
export function ResultTable({ caption, challenge, figures, before }: ResultTableProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const { number } = useFormats();
  const score = useScoreWords(challenge);
  const standing = useStanding(challenge.mode);
  const [rows, was] = [standing(figures), new Map(standing(before ?? figures).map((row) => [row.unit.unitId, row]))];
  const column = (key: string, head: string, figure: (row: StandingUnit) => string): Column<StandingUnit> => ({
    key,
    head,
    figure: true,
    render: (row) => {
      const earlier = was.get(row.unit.unitId);
      const [now, formerly] = [figure(row), earlier ? figure(earlier) : ''];
      return now === formerly ? now : <strong>{t('results.was', { now: now || '–', before: formerly || '–' })}</strong>;
    },
  });
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ unit }) => unit.unitId}
      columns={[
        ...(challenge.mode === 'breadth'
          ? [column('rank', t('table.rank'), ({ place }) => (place === null ? '' : number(place)))]
          : []),
        { key: 'unit', head: t('table.unit'), names: true, render: ({ unit }) => name(unit) },
        column('across', t('table.across'), ({ unit }) => number(unit.across)),
        column('people', t('table.people'), ({ unit }) => number(unit.people)),
        column('score', score.unit, ({ unit }) => score.figure(unit)),
      ]}
    />
  );
}

/** Units of a result as its screen lists them. */
function useStanding(mode: ChallengeResults['mode']) {
  const { i18n } = useTranslation();
  const { name } = useBilingual();
  return ({ units }: ResultFigures) => {
    // A result has no bridges and no moments; the figures are all there is to it.
    const whole = units.map((unit) => ({ ...unit, planks: [], last: null, reachedAt: null }));
    return standingUnits({ mode, units: whole }, name, i18n.language);
  };
}
