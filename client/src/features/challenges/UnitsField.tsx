import type { Unit } from '@guildhall/shared/people/organisation';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Checkbox } from '../../ui/choice/Checkbox';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { FieldError } from '../../ui/field/Field';
import { Row } from '../../ui/layout/Layout';
import styles from './Challenges.module.css';
import { allOf, inTheWay } from './unit-choice';

interface UnitsFieldProps {
  chosen: readonly string[];
  onChoose: (units: string[]) => void;
  error: string | undefined;
}

const kinds = ['directorate', 'department', 'team'] as const;

/** The units that take part: one press for all of a kind, or one by one under their directorate. */
export function UnitsField({ chosen, onChoose, error }: UnitsFieldProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const id = useId();
  const { units, areNone } = useUnits();
  const tops = units.filter(({ parentId }) => parentId === null);
  return (
    <fieldset aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{t('form.units')}</legend>
      {areNone ? (
        <p>
          {t('form.units_none')} {t('app:people_come')}
        </p>
      ) : (
        <>
          <p className={styles.across}>{t('form.units_hint', { count: chosen.length })}</p>
          <Row>
            {kinds.map((kind) => (
              <Button key={kind} size="s" onClick={() => onChoose(allOf(units, kind))}>
                {t(`form.all.${kind}`)}
              </Button>
            ))}
            <Button size="s" look="quiet" onClick={() => onChoose([])}>
              {t('form.all.none')}
            </Button>
          </Row>
        </>
      )}
      {tops.map((top) => (
        <Disclosure key={top.id} summary={name(top)}>
          <div className={styles.checks}>
            {below(units, top.id).map((unit) => (
              <UnitBox
                key={unit.id}
                unit={unit}
                units={units}
                chosen={chosen}
                onToggle={(on) => onChoose(on ? [...chosen, unit.id] : chosen.filter((each) => each !== unit.id))}
              />
            ))}
          </div>
        </Disclosure>
      ))}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

interface UnitBoxProps {
  unit: Unit;
  units: readonly Unit[];
  chosen: readonly string[];
  onToggle: (on: boolean) => void;
}

/** One unit; it cannot be chosen beside one that lies inside it or around it, and says so. */
function UnitBox({ unit, units, chosen, onToggle }: UnitBoxProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const kind = t(`form.kind.${unit.kind}`);
  const checked = chosen.includes(unit.id);
  const blocked = checked ? null : inTheWay(units, unit, chosen);
  return (
    <Checkbox
      label={name(unit)}
      hint={blocked ? t(`form.${blocked.lies}`, { kind, unit: name(blocked.other) }) : kind}
      checked={checked}
      disabled={blocked !== null}
      onChange={({ target }) => onToggle(target.checked)}
    />
  );
}

function useUnits(): { units: Unit[]; areNone: boolean } {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => api.get<Unit[]>('/api/units', { signal }),
    staleTime: 5 * 60_000,
  });
  return { units: data ?? [], areNone: data?.length === 0 };
}

/** A unit and everything in it, in the order of the structure. */
function below(units: readonly Unit[], top: string): Unit[] {
  const inside = new Set([top]);
  for (const { id, parentId } of units) if (parentId && inside.has(parentId)) inside.add(id);
  return units.filter(({ id }) => inside.has(id));
}
