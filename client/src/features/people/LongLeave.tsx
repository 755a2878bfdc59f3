import { longAbsence, type LongAbsence, type PersonHere } from '@guildhall/shared/people/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { DialogForm } from '../../lib/forms/DialogForm';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { useMe } from '../../lib/me/useMe';
import { dayIn } from '../../lib/time/format';
import { Button } from '../../ui/button/Button';
import { DateField } from '../../ui/field/DateField';
import { toast } from '../../ui/toast/toast.store';
import { peopleKey } from './usePeople';

const resolver = formResolver(longAbsence);
const dayOrNull = { setValueAs: (day: string | null) => day || null };

/** A button that records from when until when somebody is on long leave; nobody is asked why. */
export function LongLeave({ person: { id, name, absence } }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="s"
        look="quiet"
        aria-label={t(absence ? 'leave.change_label' : 'leave.label', { name })}
        onClick={() => setOpen(true)}
      >
        {t(absence ? 'leave.change' : 'leave.press')}
      </Button>
      {open ? <LeaveDialog {...{ id, name, absence }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type LeaveDialogProps = Pick<PersonHere, 'id' | 'name' | 'absence'> & { onClose: () => void };

function LeaveDialog({ id, name, absence, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('people');
  const { zone } = useMe().organisation;
  const form = useSummedForm({ resolver, defaultValues: absence ?? { from: dayIn(zone, new Date()), until: null } });
  const errorOf = useFieldErrors(form.formState.errors, 'people');
  const record = useCommand<LongAbsence>({
    command: (body) => ({ method: 'POST', path: `/api/people/${id}/absence`, body }),
    refreshes: [peopleKey],
    onDone: () => {
      onClose();
      toast('people:leave.done', { tone: 'moss', fills: { name } });
    },
  });
  return (
    <DialogForm
      title={t('leave.title', { name })}
      go={t('leave.go')}
      stay={t('cancel')}
      form={form}
      command={record}
      onClose={onClose}
    >
      <p>{t('leave.what')}</p>
      <DateField {...form.register('from')} label={t('leave.from')} error={errorOf('from')} />
      <DateField
        {...form.register('until', dayOrNull)}
        label={t('leave.until')}
        hint={t('leave.until_hint')}
        optional
        error={errorOf('until')}
      />
    </DialogForm>
  );
}
