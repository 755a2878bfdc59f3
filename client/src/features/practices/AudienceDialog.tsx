import type { PracticeAudience, WidenPractice } from '@guildhall/shared/work/practice-card';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import { type Practice, practicePath } from './usePractice';

/** Asks once to whom a card is opened; the next rung of the ladder is offered first. */
export function AudienceDialog({ practice, onClose }: { practice: Practice; onClose: () => void }) {
  const { t } = useTranslation('practices');
  const { card, own } = practice;
  const [audience, setAudience] = useState<PracticeAudience>(own.widerAudiences[0] ?? 'council');
  const [buddies, setBuddies] = useState<Picked[]>([]);
  const [tried, setTried] = useState(false);
  const widen = useCommand<WidenPractice>({
    command: (body) => ({ method: 'POST', path: `${practicePath(card.id)}/widen`, body }),
    refreshes: [['practices']],
    onDone: () => {
      toast('practices:audience.widened', { tone: 'moss' });
      onClose();
    },
  });
  const needsBuddy = audience === 'buddy' && buddies.length === 0;
  const open = () => {
    setTried(true);
    if (audience === 'me' || needsBuddy) return;
    widen.run({ audience, ...(audience === 'buddy' ? { buddyId: buddies[0]!.id } : {}) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('audience.widen')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" busy={widen.busy} onClick={open}>
            {t('audience.open')}
          </Button>
        </>
      }
    >
      <Stack>
        <ProblemNotice problem={widen.problem} />
        <RadioGroup
          legend={t('audience.to')}
          // With one rung left there is no smaller circle to advise.
          hint={t(own.widerAudiences.length > 1 ? 'audience.to_hint' : 'audience.to_hint_last')}
          name="audience"
          value={audience}
          options={own.widerAudiences.map((rung) => ({
            value: rung,
            label: t(`audience.rungs.${rung}`),
            hint: t(`audience.hints.${rung}`),
          }))}
          onChange={({ target }) => setAudience(target.value as PracticeAudience)}
        />
        {audience === 'buddy' ? (
          <PeoplePicker
            label={t('audience.buddy_who')}
            people={buddies}
            onPeople={setBuddies}
            most={1}
            error={tried && needsBuddy ? t('audience.buddy_needed') : undefined}
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}
