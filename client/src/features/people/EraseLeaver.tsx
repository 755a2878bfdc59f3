import { eraseLeaver } from '@guildhall/shared/outbound/leaving';
import type { PersonHere } from '@guildhall/shared/people/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCommand } from '../../lib/api/useCommand';
import { DialogForm } from '../../lib/forms/DialogForm';
import { sentResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { Button } from '../../ui/button/Button';
import { Checkbox } from '../../ui/choice/Checkbox';
import { TextArea } from '../../ui/field/TextArea';
import { toast } from '../../ui/toast/toast.store';
import styles from './People.module.css';
import { peopleKey } from './usePeople';

const resolver = sentResolver<Answers>(eraseLeaver, (answers) => ({ ...answers }));

interface Answers {
  reason: string;
  sure: boolean;
}

interface EraseLeaverProps {
  person: PersonHere;
}

/** Erases who somebody was that has left, once it is said what comes of it and why. */
export function EraseLeaver({ person }: EraseLeaverProps) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="s" look="quiet" onClick={() => setOpen(true)}>
        {t('erase.press')}
      </Button>
      {open ? <EraseDialog person={person} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EraseDialog({ person: { id, name }, onClose }: EraseLeaverProps & { onClose: () => void }) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const form = useSummedForm<Answers, unknown, Answers>({ resolver, defaultValues: { reason: '', sure: false } });
  const errorOf = useFieldErrors(form.formState.errors, 'people');
  const erase = useCommand<Answers>({
    command: (body) => ({ method: 'POST', path: `/api/people/${id}/erase`, body }),
    refreshes: [peopleKey],
    onDone: () => {
      // Their page is no more.
      void navigate('/manage/people?left=true', { replace: true });
      toast('people:erase.done', { tone: 'moss' });
    },
  });
  return (
    <DialogForm
      title={t('erase.title', { name })}
      go={t('erase.go')}
      look="berry"
      stay={t('cancel')}
      form={form}
      command={erase}
      onClose={onClose}
    >
      <ul className={styles.points}>
        {['name', 'own', 'stays', 'for_good'].map((key) => (
          <li key={key}>{t(`erase.${key}`)}</li>
        ))}
      </ul>
      <TextArea
        {...form.register('reason')}
        label={t('erase.reason')}
        hint={t('erase.reason_hint')}
        error={errorOf('reason')}
      />
      <Checkbox {...form.register('sure')} label={t('erase.sure')} error={errorOf('sure')} />
    </DialogForm>
  );
}
