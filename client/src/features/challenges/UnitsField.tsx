import { mostUnits } from '@guildhall/shared/game/challenges';
import type { Unit } from '@guildhall/shared/people/organisation';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Checkbox } from '../../ui/choice/Checkbox';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { FieldError } from '../../ui/field/Field';
import { Row } from '../../ui/layout/Layout';
import styles from './Challenges.module.css';
import { allOf, inTheWay, type InTheWay } from './unit-choice';

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
  const all = useMemo(() => kinds.map((kind) => ({ kind, ids: allOf(units, kind) })), [units]);
  const blocked = useMemo(() => inTheWay(units, chosen), [units, chosen]);
  const isChosen = new Set(chosen);
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
            {all.map(({ kind, ids }) =>
              ids.length > mostUnits ? null : (
                <Button key={kind} size="s" onClick={() => onChoose(ids)}>
                  {t(`form.all.${kind}`)}
                </Button>
              ),
            )}
            <Button size="s" look="quiet" onClick={() => onChoose([])}>
              {t('form.all.none')}
            </Button>
          </Row>
          {all.map(({ kind, ids }) =>
            ids.length > mostUnits ? (
              <p key={kind} className={styles.across}>
                {t(`form.too_many.${kind}`, { most: mostUnits })}
              </p>
            ) : null,
          )}
        </>
      )}
      {tops.map((top) => (
        <Disclosure key={top.id} summary={name(top)}>
          {() => (
            <div className={styles.checks}>
              {below(units, top.id).map((unit) => (
                <UnitBox
                  key={unit.id}
                  unit={unit}
                  checked={isChosen.has(unit.id)}
                  blocked={blocked.get(unit.id)}
                  onToggle={(on) => onChoose(on ? [...chosen, unit.id] : chosen.filter((each) => each !== unit.id))}
                />
              ))}
            </div>
          )}
        </Disclosure>
      ))}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

interface UnitBoxProps {
  unit: Unit;
  checked: boolean;
  blocked: InTheWay<Unit> | undefined;
  onToggle: (on: boolean) => void;
}

/** One unit; it cannot be chosen beside one that lies inside it or around it, and says so. */
function UnitBox({ unit, checked, blocked, onToggle }: UnitBoxProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const kind = t(`form.kind.${unit.kind}`);
  const inWay = checked ? undefined : blocked;
  return (
    <Checkbox
      label={name(unit)}
      hint={inWay ? t(`form.${inWay.lies}`, { kind, unit: name(inWay.other) }) : kind}
      checked={checked}
      disabled={inWay !== undefined}
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
