import type { MoveTo, PersonHere } from '@guildhall/shared/people/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Answers } from '../../lib/forms/Answers';
import { UnitPicker } from '../../lib/people/UnitPicker';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import styles from './People.module.css';
import { peopleKey } from './usePeople';

/** A button that says where somebody sits from now on. */
export function MovePerson({ person }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(person.unit ? 'move.press' : 'move.first')}</Button>
      {open ? <MoveDialog person={person} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MoveDialog({ person: { id, name, unit }, onClose }: { person: PersonHere; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { name: nameOf } = useBilingual();
  const [unitId, setUnitId] = useState<string | null>(null);
  const move = useCommand<MoveTo>({
    command: (body) => ({ method: 'POST', path: `/api/people/${id}/move`, body }),
    refreshes: [peopleKey, ['structure']],
    onDone: (_, to) => {
      onClose();
      toast(to.unitId ? 'people:move.done' : 'people:move.done_none', { tone: 'moss', fills: { name } });
    },
  });
  const points = ['now', 'before', 'roles'].map((key) => t(`move.${key}`, { name }));
  return (
    <Answers
      feature="people"
      title={t('move.title', { name })}
      go={t('move.go')}
      stay={t('cancel')}
      command={move}
      body={{ unitId }}
      faults={unitId ? {} : { unitId: t('move.which') }}
      onClose={onClose}
      besides={
        unit ? (
          <Button look="quiet" busy={move.busy} onClick={() => move.run({ unitId: null })}>
            {t('move.out', { unit: nameOf(unit) })}
          </Button>
        ) : null
      }
    >
      {(errorOf) => (
        <>
          <ul className={styles.points}>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <UnitPicker
            label={t('move.unit')}
            hint={t('unit_hint')}
            onUnit={setUnitId}
            fits={(each) => each.id !== unit?.id}
            none={t('no_such_unit')}
            error={errorOf('unitId')}
          />
        </>
      )}
    </Answers>
  );
}
