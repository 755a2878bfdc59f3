import {
  type MadeUnit,
  newUnit,
  type NewUnitAsked,
  type StructureUnit,
  type UnitPage,
} from '@guildhall/shared/people/structure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCommand } from '../../lib/api/useCommand';
import { DialogForm } from '../../lib/forms/DialogForm';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Select } from '../../ui/field/Select';
import { TextField } from '../../ui/field/TextField';
import { toast } from '../../ui/toast/toast.store';
import { structureKey } from './useStructure';

interface AddUnitProps {
  /** What it will belong to; null for nothing. */
  above: StructureUnit | null;
  takes: UnitPage['takes'];
}

const resolver = formResolver(newUnit);

/** A button that adds a unit below another, or by itself, and goes to its page. */
export function AddUnit({ above, takes }: AddUnitProps) {
  const { t } = useTranslation('structure');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="plus" look={above ? 'secondary' : 'primary'} onClick={() => setOpen(true)}>
        {t(above ? 'add.below' : 'add.press')}
      </Button>
      {open ? <AddDialog above={above} takes={takes} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AddDialog({ above, takes, onClose }: AddUnitProps & { onClose: () => void }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const navigate = useNavigate();
  const form = useSummedForm({
    resolver,
    defaultValues: { parentId: above?.id ?? null, kind: takes[0]!, name: '', nameCy: '' },
  });
  const errorOf = useFieldErrors(form.formState.errors, 'structure');
  const add = useCommand<NewUnitAsked, MadeUnit>({
    command: (body) => ({ method: 'POST', path: '/api/structure', body }),
    refreshes: [structureKey],
    onDone: ({ id }, made) => {
      onClose();
      toast('structure:add.done', { tone: 'moss', fills: { name: made.name } });
      void navigate(`/manage/organisation/${id}`);
    },
  });
  return (
    <DialogForm
      title={above ? t('add.title_below', { unit: name(above) }) : t('add.title')}
      go={t('add.go')}
      stay={t('cancel')}
      form={form}
      command={add}
      onClose={onClose}
    >
      <Select
        {...form.register('kind')}
        label={t('kind_label')}
        options={takes.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        error={errorOf('kind') ?? errorOf('parentId')}
      />
      <TextField {...form.register('name')} label={t('name')} error={errorOf('name')} />
      <TextField {...form.register('nameCy')} lang="cy" label={t('name_cy')} optional error={errorOf('nameCy')} />
    </DialogForm>
  );
}
