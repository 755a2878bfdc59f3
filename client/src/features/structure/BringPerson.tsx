import type { UnitPage } from '@guildhall/shared/people/structure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import { structureKey } from './useStructure';

/** A button that has a colleague sit in this unit from now on. */
export function BringPerson({ unit }: { unit: UnitPage }) {
  const { t } = useTranslation('structure');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t('bring.press')}
      </Button>
      {open ? <BringDialog unit={unit} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function BringDialog({ unit, onClose }: { unit: UnitPage; onClose: () => void }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const [people, setPeople] = useState<Picked[]>([]);
  const [person] = people;
  const bring = useCommand<Picked>({
    command: ({ id }) => ({ method: 'POST', path: `/api/people/${id}/move`, body: { unitId: unit.id } }),
    refreshes: [structureKey, ['people']],
    onDone: (_, brought) => {
      onClose();
      toast('structure:bring.done', { tone: 'moss', fills: { name: brought.name } });
    },
  });
  return (
    <Answers
      feature="structure"
      title={t('bring.title', { unit: name(unit) })}
      go={t('bring.go')}
      stay={t('cancel')}
      command={bring}
      body={person!}
      faults={person ? {} : { person: t('bring.needed') }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t('bring.what')}</p>
          <PeoplePicker
            label={t('bring.who')}
            people={people}
            onPeople={setPeople}
            most={1}
            selfToo
            error={errorOf('person') ?? errorOf('unitId')}
          />
        </>
      )}
    </Answers>
  );
}
