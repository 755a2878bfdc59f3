import { type StructureUnit, type UnitNames, unitNames } from '@guildhall/shared/people/structure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { DialogForm } from '../../lib/forms/DialogForm';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { TextField } from '../../ui/field/TextField';
import { toast } from '../../ui/toast/toast.store';
import { structureKey } from './useStructure';

const resolver = formResolver(unitNames);

/** A button that calls a unit something else. */
export function RenameUnit({ unit }: { unit: StructureUnit }) {
  const { t } = useTranslation('structure');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="pencil" onClick={() => setOpen(true)}>
        {t('rename.press')}
      </Button>
      {open ? <RenameDialog unit={unit} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RenameDialog({ unit, onClose }: { unit: StructureUnit; onClose: () => void }) {
  const { t } = useTranslation('structure');
  const { name: nameOf } = useBilingual();
  const { id, name, nameCy } = unit;
  const form = useSummedForm({ resolver, defaultValues: { name, nameCy: nameCy ?? '' } });
  const errorOf = useFieldErrors(form.formState.errors, 'structure');
  const rename = useCommand<UnitNames>({
    command: (body) => ({ method: 'POST', path: `/api/structure/${id}/names`, body }),
    refreshes: [structureKey],
    onDone: (_, named) => {
      onClose();
      toast('structure:rename.done', { tone: 'moss', fills: { name: named.name } });
    },
  });
  return (
    <DialogForm
      title={t('rename.title', { unit: nameOf(unit) })}
      go={t('rename.go')}
      stay={t('cancel')}
      form={form}
      command={rename}
      onClose={onClose}
    >
      <p>{t('rename.what')}</p>
      <TextField {...form.register('name')} label={t('name')} error={errorOf('name')} />
      <TextField {...form.register('nameCy')} lang="cy" label={t('name_cy')} optional error={errorOf('nameCy')} />
    </DialogForm>
  );
}
