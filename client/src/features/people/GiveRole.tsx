import { type GiveRole as Given, type HeldRole, type PersonHere, rolesForUnits } from '@guildhall/shared/people/people';
import { role as roles } from '@guildhall/shared/people/me';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { UnitPicker } from '../../lib/people/UnitPicker';
import { Button } from '../../ui/button/Button';
import { Select } from '../../ui/field/Select';
import { toast } from '../../ui/toast/toast.store';
import { peopleKey } from './usePeople';

/** A button that gives somebody a role, for a unit or for the whole organisation. */
export function GiveRole({ person }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t('give.press')}
      </Button>
      {open ? <GiveDialog person={person} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function GiveDialog({ person: { id, name, unit }, onClose }: { person: PersonHere; onClose: () => void }) {
  const { t } = useTranslation('people');
  const [role, setRole] = useState<HeldRole['role']>('lead');
  const [unitId, setUnitId] = useState(unit?.id ?? null);
  const forUnit = rolesForUnits.includes(role);
  const give = useCommand<Given>({
    command: (body) => ({ method: 'POST', path: `/api/people/${id}/roles`, body }),
    refreshes: [peopleKey, ['structure']],
    onDone: () => {
      onClose();
      toast('people:give.done', { tone: 'moss', fills: { name } });
    },
  });
  return (
    <Answers
      feature="people"
      title={t('give.title', { name })}
      go={t('give.go')}
      stay={t('cancel')}
      command={give}
      body={{ role, unitId: forUnit ? unitId : null }}
      faults={forUnit && !unitId ? { unitId: t('validation.needs_unit') } : {}}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={t('give.role')}
            hint={t(`give.what.${role}`)}
            value={role}
            options={roles.options.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={({ target }) => {
              setRole(roles.parse(target.value));
              // What chooses the unit comes back as it was at first.
              if (!forUnit) setUnitId(unit?.id ?? null);
            }}
            error={errorOf('role')}
          />
          {forUnit ? (
            <UnitPicker
              label={t('give.unit')}
              hint={t('unit_hint')}
              {...(unit ? { first: unit } : {})}
              onUnit={setUnitId}
              none={t('no_such_unit')}
              error={errorOf('unitId')}
            />
          ) : null}
        </>
      )}
    </Answers>
  );
}
