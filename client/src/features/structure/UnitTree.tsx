import type { StructureUnit } from '@guildhall/shared/people/structure';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Icon } from '../../ui/icons/Icon';
import { Skeleton } from '../../ui/layout/Skeleton';
import styles from './Structure.module.css';
import { onTreeKey } from './tree-keys';
import { UnitFacts } from './UnitFacts';
import { fold, useIsUnfolded } from './unfolded.store';
import { useUnitsBelow } from './useStructure';

/** The tree of units; what belongs to one is read when it is unfolded. */
export function UnitTree({ tops }: { tops: readonly StructureUnit[] }) {
  const { t } = useTranslation('structure');
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears keys of the links and buttons within
    <div onKeyDown={onTreeKey}>
      <Branch units={tops} above={null} label={t('tree')} />
    </div>
  );
}

function Branch({ units, above, label }: { units: readonly StructureUnit[]; above: string | null; label: string }) {
  return (
    <ul className={styles.branch} aria-label={label}>
      {units.map((unit) => (
        <Twig key={unit.id} unit={unit} above={above} />
      ))}
    </ul>
  );
}

function Twig({ unit, above }: { unit: StructureUnit; above: string | null }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const isUnfolded = useIsUnfolded(unit.id);
  const unfolds = unit.units > 0;
  const words = name(unit);
  return (
    <li>
      <div className={styles.row} data-row>
        {unfolds ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isUnfolded}
            aria-label={t('within', { unit: words })}
            onClick={() => fold(unit.id, !isUnfolded)}
          >
            <Icon name="down" />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <div className={styles.words}>
          <Link
            to={`/manage/organisation/${unit.id}`}
            className={styles.unit}
            data-unit={unit.id}
            data-above={above}
            data-folded={unfolds ? (isUnfolded ? 'no' : 'yes') : undefined}
          >
            {words}
          </Link>
          <UnitFacts unit={unit} />
        </div>
      </div>
      {unfolds && isUnfolded ? <Below unit={unit} /> : null}
    </li>
  );
}

function Below({ unit }: { unit: StructureUnit }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const { data, error } = useUnitsBelow(unit.id);
  if (error && !data) return <ProblemNotice problem={error} urgent={false} />;
  if (!data) return <Skeleton lines={unit.units > 3 ? 3 : unit.units} />;
  return <Branch units={data} above={unit.id} label={t('within', { unit: name(unit) })} />;
}
