import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceMove, MoveGuidance } from '@guildhall/shared/work/guidance-moves';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { DateField } from '../../../ui/field/DateField';
import { Select } from '../../../ui/field/Select';
import { TextArea } from '../../../ui/field/TextArea';
import { Stack } from '../../../ui/layout/Layout';
import { useBilingual } from '../../../lib/i18n/useBilingual';
import { useMe } from '../../../lib/me/useMe';
import { dayIn } from '../../../lib/time/format';
import { Missing } from '../Missing';
import { Gaps } from './Gaps';
import { useUnits } from './useUnits';

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
  const [unit, setUnit] = useState('');
  const [closesOn, setClosesOn] = useState(() => dayIn(zone, Date.now() + fortnight));
  const said = message.trim();
  const go = () => {
    setTried(true);
    if (said.length < shortest) return;
    if (move === 'consult') onMove({ move, message: said, unitId: unit || null, closesOn });
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
          <Consultation unit={unit} onUnit={setUnit} closesOn={closesOn} onClosesOn={setClosesOn} />
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

interface ConsultationProps {
  unit: string;
  onUnit: (unit: string) => void;
  closesOn: string;
  onClosesOn: (day: string) => void;
}

function Consultation({ unit, onUnit, closesOn, onClosesOn }: ConsultationProps) {
  const { t } = useTranslation('guidance');
  const { name } = useBilingual();
  const units = useUnits();
  return (
    <>
      <Select
        label={t('moves.who')}
        choose={t('moves.everyone')}
        value={unit}
        options={units.map((each) => ({ value: each.id, label: name(each) }))}
        onChange={({ target }) => onUnit(target.value)}
      />
      <DateField label={t('moves.closes')} value={closesOn} onChange={({ target }) => onClosesOn(target.value)} />
    </>
  );
}
