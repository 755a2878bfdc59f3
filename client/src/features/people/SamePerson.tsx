import type { MergePeople, MergePreview } from '@guildhall/shared/outbound/merging';
import type { PersonHere } from '@guildhall/shared/people/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { fillsIn } from '../../lib/forms/message';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { TextArea } from '../../ui/field/TextArea';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import { Joining } from './Joining';
import { mergingKey, peopleKey, useMerging } from './usePeople';

type Address = MergePeople['address'];

const MOST_WORDS = 300;

/** A button that brings somebody together who stands here twice; the person whose page it is stays. */
export function SamePerson({ person }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        {t('same.press')}
      </Button>
      {open ? <SameDialog person={person} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SameDialog({ person: { id, name }, onClose }: { person: PersonHere; onClose: () => void }) {
  const { t } = useTranslation('people');
  const [others, setOthers] = useState<Picked[]>([]);
  const [address, setAddress] = useState<Address>('stays');
  const [reason, setReason] = useState('');
  const goesId = others[0]?.id ?? null;
  const merging = useMerging(id, goesId);
  const would = merging.data?.would ?? null;
  const merge = useCommand<Omit<MergePeople, 'goesId' | 'seen'>>({
    command: (body) => ({
      method: 'POST',
      path: `/api/people/${id}/merging`,
      body: { ...body, goesId, seen: would?.seen ?? '' },
    }),
    refreshes: [peopleKey, ['members'], ['structure']],
    onDone: () => {
      onClose();
      toast('people:same.done', { tone: 'moss', fills: { name } });
    },
  });
  useReadAnew(merge.problem, mergingKey(id));
  const stands: Record<string, string> = would ? {} : { goesId: t(goesId ? 'same.wait' : 'same.which') };
  return (
    <Answers
      feature="people"
      title={t('same.title', { name })}
      go={t('same.go')}
      stay={t('cancel')}
      command={merge}
      body={{ address, reason: reason.trim() }}
      faults={{ ...stands, ...(reason.trim().length < 3 ? { reason: t('same.why') } : {}) }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t('same.what', { name })}</p>
          <PeoplePicker
            label={t('same.other')}
            hint={t('same.other_hint')}
            people={others}
            onPeople={setOthers}
            most={1}
            error={errorOf('goesId')}
            selfToo
          />
          {goesId ? <Seen merging={merging} address={address} onAddress={setAddress} /> : null}
          <TextArea
            label={t('same.reason')}
            hint={t('same.reason_hint')}
            rows={2}
            maxLength={MOST_WORDS}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            error={errorOf('reason')}
          />
          <p>{t('same.for_good')}</p>
        </>
      )}
    </Answers>
  );
}

interface SeenProps {
  merging: ReturnType<typeof useMerging>;
  address: Address;
  onAddress: (address: Address) => void;
}

/** What would come of it, or what stands in the way. */
function Seen({ merging: { data, error }, address, onAddress }: SeenProps) {
  const { t, i18n } = useTranslation('people');
  if (error) return <ProblemNotice problem={error} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.hindrance)
    return (
      <Notice tone="brass" title={t('same.not_so')}>
        {t(`validation.${data.hindrance.code}`, fillsIn(i18n.language, data.hindrance.params))}
      </Notice>
    );
  return data.would ? (
    <>
      <Joining would={data.would} />
      <Addresses would={data.would} address={address} onAddress={onAddress} />
    </>
  ) : null;
}

type AddressesProps = Omit<SeenProps, 'merging'> & { would: MergePreview };

function Addresses({ would: { stays, goes }, address, onAddress }: AddressesProps) {
  const { t } = useTranslation('people');
  return (
    <RadioGroup
      legend={t('same.address')}
      hint={t('same.address_hint')}
      name="address"
      value={address}
      options={[
        { value: 'stays', label: stays.email },
        { value: 'goes', label: goes.email },
      ]}
      onChange={({ target }) => onAddress(target.value === 'goes' ? 'goes' : 'stays')}
    />
  );
}
