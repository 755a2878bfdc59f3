import type { UnitPage } from '@guildhall/shared/people/structure';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { FormProblems } from '../../lib/forms/FormProblems';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Row, Stack } from '../../ui/layout/Layout';
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
  const frame = useRef<HTMLFormElement>(null);
  const [people, setPeople] = useState<Picked[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [person] = people;
  const bring = useCommand<Picked>({
    command: ({ id }) => ({ method: 'POST', path: `/api/people/${id}/move`, body: { unitId: unit.id } }),
    refreshes: [structureKey, ['people']],
    onDone: (_, brought) => {
      onClose();
      toast('structure:bring.done', { tone: 'moss', fills: { name: brought.name } });
    },
  });
  const wanting = attempt > 0 && !person;
  return (
    <Dialog open onClose={onClose} title={t('bring.title', { unit: name(unit) })}>
      <form
        ref={frame}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          if (person) bring.run(person);
        }}
      >
        <Stack>
          <FormProblems count={wanting ? 1 : 0} attempt={attempt} form={frame} problem={bring.problem} />
          <p>{t('bring.what')}</p>
          <PeoplePicker
            label={t('bring.who')}
            people={people}
            onPeople={setPeople}
            most={1}
            selfToo
            error={wanting ? t('bring.needed') : undefined}
          />
          <Row>
            <Button type="submit" look="primary" busy={bring.busy}>
              {t('bring.go')}
            </Button>
            <LeaveButton>{t('cancel')}</LeaveButton>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
