import type { MoveUnitAsked, StructureUnit, UnitPage } from '@guildhall/shared/people/structure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { UnitPicker } from '../../lib/people/UnitPicker';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import styles from './Structure.module.css';
import { structureKey } from './useStructure';

/** A button that has a unit belong to another one; a directorate belongs to none. */
export function MoveUnit({ unit }: { unit: UnitPage }) {
  const { t } = useTranslation('structure');
  const [open, setOpen] = useState(false);
  if (unit.kind === 'directorate') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('move.press')}</Button>
      {open ? <MoveDialog unit={unit} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Whether a unit is another one, or belongs to it. */
const isWithin = ({ id, above }: StructureUnit, other: UnitPage) =>
  [id, ...above.map((each) => each.id)].includes(other.id);

function MoveDialog({ unit, onClose }: { unit: UnitPage; onClose: () => void }) {
  const { t } = useTranslation('structure');
  const words = useBilingual().name(unit);
  const [parentId, setParentId] = useState<string | null>(null);
  const move = useCommand<MoveUnitAsked>({
    command: (body) => ({ method: 'POST', path: `/api/structure/${unit.id}/parent`, body }),
    refreshes: [structureKey],
    onDone: () => {
      onClose();
      toast('structure:move.done', { tone: 'moss', fills: { name: words } });
    },
  });
  const now = unit.above.at(-1)?.id;
  return (
    <Answers
      feature="structure"
      title={t('move.title', { unit: words })}
      go={t('move.go')}
      stay={t('cancel')}
      command={move}
      body={{ parentId }}
      faults={parentId ? {} : { parentId: t('move.which') }}
      onClose={onClose}
      besides={
        unit.kind === 'cohort' && now ? (
          <Button look="quiet" busy={move.busy} onClick={() => move.run({ parentId: null })}>
            {t('move.alone')}
          </Button>
        ) : null
      }
    >
      {(errorOf) => (
        <>
          <ul className={styles.points}>
            {['people', 'season', 'past'].map((key) => (
              <li key={key}>{t(`move.${key}`)}</li>
            ))}
          </ul>
          <UnitPicker
            label={t('move.unit')}
            hint={t(unit.kind === 'department' ? 'move.hint_department' : 'move.hint')}
            onUnit={setParentId}
            fits={(each) => each.id !== now && each.takes.includes(unit.kind) && !isWithin(each, unit)}
            none={t('move.none')}
            error={errorOf('parentId')}
          />
        </>
      )}
    </Answers>
  );
}
