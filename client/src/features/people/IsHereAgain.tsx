import type { PersonHere, ReturnTo } from '@guildhall/shared/people/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { UnitPicker } from '../../lib/people/UnitPicker';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import styles from './People.module.css';
import { peopleKey } from './usePeople';

interface IsHereAgainProps {
  person: PersonHere;
}

/** The way back for somebody who has left, to an open unit or to none. */
export function IsHereAgain({ person }: IsHereAgainProps) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="s" aria-label={t('returned.label', { name: person.name })} onClick={() => setOpen(true)}>
        {t('returned.press')}
      </Button>
      {open ? <ReturnDialog person={person} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReturnDialog({ person: { id, name, returnsTo }, onClose }: IsHereAgainProps & { onClose: () => void }) {
  const { t } = useTranslation('people');
  const [unitId, setUnitId] = useState<string | null>(returnsTo?.id ?? null);
  const command = useCommand<ReturnTo>({
    command: (body) => ({ method: 'POST', path: `/api/people/${id}/returned`, body }),
    refreshes: [peopleKey, ['structure']],
    onDone: () => {
      onClose();
      toast('people:returned.done', { tone: 'moss', fills: { name } });
    },
  });
  return (
    <Answers
      feature="people"
      title={t('returned.title', { name })}
      go={t('returned.go')}
      stay={t('cancel')}
      command={command}
      body={{ unitId }}
      faults={unitId ? {} : { unitId: t('move.which') }}
      onClose={onClose}
      besides={
        <Button look="quiet" busy={command.busy} onClick={() => command.run({ unitId: null })}>
          {t('returned.nowhere')}
        </Button>
      }
    >
      {(errorOf) => (
        <>
          <ul className={styles.points}>
            {[returnsTo ? 'place' : 'no_place', 'sign_in', 'roles'].map((key) => (
              <li key={key}>{t(`returned.${key}`)}</li>
            ))}
          </ul>
          <UnitPicker
            label={t('move.unit')}
            hint={t('unit_hint')}
            {...(returnsTo ? { first: returnsTo } : {})}
            onUnit={setUnitId}
            none={t('no_such_unit')}
            error={errorOf('unitId')}
          />
        </>
      )}
    </Answers>
  );
}
