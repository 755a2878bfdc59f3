import type { FoundUnit } from '@guildhall/shared/people/organisation';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceMove, MoveGuidance } from '@guildhall/shared/work/guidance-moves';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { RadioGroup } from '../../../ui/choice/RadioGroup';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { DateField } from '../../../ui/field/DateField';
import { TextArea } from '../../../ui/field/TextArea';
import { Stack } from '../../../ui/layout/Layout';
import { useMe } from '../../../lib/me/useMe';
import { UnitPicker } from '../../../lib/people/UnitPicker';
import { dayIn } from '../../../lib/time/format';
import { Missing } from '../Missing';
import { Gaps } from './Gaps';

interface MoveDialogProps {
  id: string;
  move: GuidanceMove;
  busy: boolean;
  problem: Error | null;
  onMove: (body: MoveGuidance) => void;
  onClose: () => void;
}

const shortest = 3;
const fortnight = 14 * 24 * 60 * 60_000;

/** What was done and why, for the document's record; for a consultation also who and until when. */
export function MoveDialog({ id, move, busy, problem, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation('guidance');
  const { zone } = useMe().organisation;
  const [message, setMessage] = useState('');
  const [tried, setTried] = useState(false);
  const [unit, setUnit] = useState<AskedUnit>('everyone');
  const [closesOn, setClosesOn] = useState(() => dayIn(zone, Date.now() + fortnight));
  const said = message.trim();
  const go = () => {
    setTried(true);
    if (said.length < shortest || (move === 'consult' && unit === null)) return;
    if (move === 'consult') onMove({ move, message: said, unitId: unit === 'everyone' ? null : unit, closesOn });
    else onMove({ move, message: said });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`move.${move}`)}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look={move === 'withdraw' || move === 'discard' ? 'berry' : 'primary'} busy={busy} onClick={go}>
            {t(`move.${move}`)}
          </Button>
        </>
      }
    >
      <Stack>
        <Missing problem={problem} />
        <p>{t(`move_words.${move}`)}</p>
        {move === 'freeze' ? <Gaps id={id} /> : null}
        {move === 'consult' ? (
          <Consultation {...{ unit, closesOn, tried }} onUnit={setUnit} onClosesOn={setClosesOn} />
        ) : null}
        <TextArea
          label={t('moves.message')}
          hint={t('moves.message_hint')}
          value={message}
          maxLength={guidanceLimits.message}
          onChange={({ target }) => setMessage(target.value)}
          error={tried && said.length < shortest ? t('moves.message_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}

/** `everyone`, or the id of a unit; null while one is still to be chosen. */
type AskedUnit = string | null;

interface ConsultationProps {
  unit: AskedUnit;
  onUnit: (unit: AskedUnit) => void;
  closesOn: string;
  onClosesOn: (day: string) => void;
  tried: boolean;
}

function Consultation({ unit, onUnit, closesOn, onClosesOn, tried }: ConsultationProps) {
  const { t } = useTranslation('guidance');
  const whom = unit === 'everyone' ? 'everyone' : 'one_unit';
  return (
    <>
      <RadioGroup
        legend={t('moves.who')}
        name="who"
        value={whom}
        options={(['everyone', 'one_unit'] as const).map((value) => ({ value, label: t(`moves.${value}`) }))}
        onChange={({ target }) => onUnit(target.value === 'everyone' ? 'everyone' : null)}
      />
      {whom === 'one_unit' ? (
        <UnitPicker<FoundUnit>
          among="units"
          label={t('moves.unit')}
          hint={t('moves.unit_hint')}
          onUnit={onUnit}
          none={t('moves.unit_none')}
          error={tried && unit === null ? t('moves.unit_needed') : undefined}
        />
      ) : null}
      <DateField label={t('moves.closes')} value={closesOn} onChange={({ target }) => onClosesOn(target.value)} />
    </>
  );
}
