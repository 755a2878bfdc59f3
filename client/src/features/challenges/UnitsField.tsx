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
import { Row, Stack } from '../../ui/layout/Layout';
import styles from './Challenges.module.css';
import { allOf, inTheWay, type InTheWay } from './unit-choice';

interface UnitsFieldProps {
  chosen: readonly string[];
  onChoose: (units: string[]) => void;
  error: string | undefined;
}

const kinds = ['directorate', 'department', 'team'] as const;
/** So many units are looked through at once; more of them are easier found step by step. */
const mostAtOnce = 60;

/** The units that take part: one press for all of a kind, or one by one under their directorate. */
export function UnitsField({ chosen, onChoose, error }: UnitsFieldProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const id = useId();
  const { units, areNone } = useUnits();
  const tops = units.filter(({ parentId }) => parentId === null);
  const all = useMemo(() => kinds.map((kind) => ({ kind, ids: allOf(units, kind) })), [units]);
  const blocked = useMemo(() => inTheWay(units, chosen), [units, chosen]);
  return (
    <fieldset aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{t('form.units')}</legend>
      {areNone ? (
        <p>{t('form.units_none')}</p>
      ) : (
        <Stack gap="s">
          <p className={styles.across}>{t('form.units_hint', { count: chosen.length })}</p>
          <Row>
            {all.map(({ kind, ids }) =>
              ids.length === 0 || ids.length > mostUnits ? null : (
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
        </Stack>
      )}
      {tops.map((top) => (
        <Disclosure key={top.id} summary={name(top)}>
          {() => <UnitsWithin top={top} choice={{ units, chosen, blocked, onChoose }} />}
        </Disclosure>
      ))}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}

interface Choice {
  units: readonly Unit[];
  chosen: readonly string[];
  blocked: ReadonlyMap<string, InTheWay<Unit>>;
  onChoose: (units: string[]) => void;
}

/** A unit and what is in it; where that is much, what lies within each of its parts is unfolded in turn. */
function UnitsWithin({ top, choice }: { top: Unit; choice: Choice }) {
  const { name } = useBilingual();
  const all = below(choice.units, top.id);
  const inTurn = all.length > mostAtOnce ? new Set(all.map(({ parentId }) => parentId)) : null;
  const shown = inTurn ? all.filter(({ id, parentId }) => id === top.id || parentId === top.id) : all;
  const unfolds = (unit: Unit) => unit !== top && inTurn?.has(unit.id) === true;
  return (
    <>
      <div className={styles.checks}>
        {shown.map((unit) => (unfolds(unit) ? null : <UnitBox key={unit.id} unit={unit} choice={choice} />))}
      </div>
      {shown.filter(unfolds).map((unit) => (
        <Disclosure key={unit.id} summary={name(unit)}>
          {() => <UnitsWithin top={unit} choice={choice} />}
        </Disclosure>
      ))}
    </>
  );
}

/** One unit; it cannot be chosen beside one that lies inside it or around it, and says so. */
function UnitBox({ unit, choice: { chosen, blocked, onChoose } }: { unit: Unit; choice: Choice }) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const kind = t(`form.kind.${unit.kind}`);
  const checked = chosen.includes(unit.id);
  const inWay = checked ? undefined : blocked.get(unit.id);
  return (
    <Checkbox
      label={name(unit)}
      hint={inWay ? t(`form.${inWay.lies}`, { kind, unit: name(inWay.other) }) : kind}
      checked={checked}
      disabled={inWay !== undefined}
      onChange={({ target }) =>
        onChoose(target.checked ? [...chosen, unit.id] : chosen.filter((each) => each !== unit.id))
      }
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
