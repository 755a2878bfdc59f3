import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useNamed } from '../../lib/people/useNamed';
import { useFormats } from '../../lib/time/useFormats';
import { classes } from '../../ui/classes';
import { FoldedList } from '../../ui/disclosure/FoldedList';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Adoption.module.css';
import type { TrailRow } from './trail';

/** Stations in sight before the rest is folded. */
const MOST_SHOWN = 7;

/** The trail as a drawn line with a station for each step; the words beside it are the list that says the same. */
export function Trail({ rows, title }: { rows: readonly TrailRow[]; title: string }) {
  const { t } = useTranslation('adoption');
  return (
    <FoldedList
      items={rows}
      most={MOST_SHOWN}
      more={(count) => t('trail.more', { count })}
      className={styles.trail}
      label={t('trail.list')}
      render={(row, nth) => (
        <li key={row.key} className={styles.station}>
          <Line row={row} first={nth === 0} />
          <div className={styles.words}>
            <Words row={row} title={title} />
          </div>
        </li>
      )}
    />
  );
}

const trunk = 12;
const branch = 34;
const middle = 14;
const size = 7;

/** The part of the line beside one station; it is as tall as the words. */
function Line({ row, first }: { row: TrailRow; first: boolean }) {
  const onTrunk = row.kind === 'source' || row.kind === 'this';
  const goesOn = row.kind === 'source' || (row.kind === 'this' ? row.more : !row.last);
  const x = onTrunk ? trunk : branch;
  const dashed = row.kind === 'team' && !row.firm;
  return (
    <svg className={styles.line} aria-hidden="true" focusable="false">
      {first ? null : <line x1={trunk} x2={trunk} y1="0" y2={middle} className={styles.rope} />}
      {goesOn ? <line x1={trunk} x2={trunk} y1={middle} y2="100%" className={styles.rope} /> : null}
      {onTrunk ? null : (
        <line
          x1={trunk}
          x2={branch}
          y1={middle}
          y2={middle}
          className={classes(styles.rope, dashed && styles.dashed)}
        />
      )}
      {row.kind === 'team' ? (
        <circle cx={x} cy={middle} r={size} className={classes(styles.team, dashed && styles.open)} />
      ) : (
        <rect
          x={x - size}
          y={middle - size}
          width={2 * size}
          height={2 * size}
          rx={3}
          className={classes(styles.card, row.kind === 'this' && styles.here)}
        />
      )}
    </svg>
  );
}

function Words({ row, title }: { row: TrailRow; title: string }) {
  const { t } = useTranslation('adoption');
  const { name } = useBilingual();
  const named = useNamed();
  const { day } = useFormats();
  switch (row.kind) {
    case 'source':
      return (
        <>
          {row.source.title ? (
            <Link to={`/practices/${row.source.id}`}>{row.source.title}</Link>
          ) : (
            <strong>{t('trail.unnamed')}</strong>
          )}
          <p className={ink.soft}>{t('trail.source_by', { name: named(row.source.author) })}</p>
        </>
      );
    case 'this':
      return <strong>{t('trail.this', { title })}</strong>;
    case 'team':
      return (
        <>
          <strong>{row.reuse.unit ? name(row.reuse.unit) : t('practices:reuse.former_partner')}</strong>
          <p className={ink.soft}>
            {t(`trail.team.${row.reuse.outcome ?? row.reuse.state}`, { date: day(row.reuse.startsOn) })}
          </p>
        </>
      );
    case 'card':
      return (
        <>
          <Link to={`/practices/${row.card.id}`}>{row.card.title}</Link>
          <p className={ink.soft}>
            {t('trail.made_by', { name: named(row.card.author) })}
            {row.card.reusedBy > 0 ? ` · ${t('trail.tried', { count: row.card.reusedBy })}` : null}
          </p>
        </>
      );
  }
}
