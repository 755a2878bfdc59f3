import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Stack } from '../../ui/layout/Layout';
import { practicePath } from '../practices/usePractice';

/** Asks a colleague whether they would look after a card from now on; `label` tells apart several of these. */
export function HandOver({ id, label }: { id: string; label?: string }) {
  const { t } = useTranslation('care');
  const [open, setOpen] = useState(false);
  const [people, setPeople] = useState<Picked[]>([]);
  const [tried, setTried] = useState(false);
  const offer = useCommand<string>({
    command: (to) => ({ method: 'POST', path: `${practicePath(id)}/hand-over`, body: { to } }),
    refreshes: [
      ['practices', 'card', id],
      ['practices', 'ownerless'],
    ],
    onDone: () => setOpen(false),
  });
  const [chosen] = people;
  const send = () => {
    setTried(true);
    if (chosen) offer.run(chosen.id);
  };
  return (
    <>
      <Button size="s" look={label ? 'secondary' : 'quiet'} aria-label={label} onClick={() => setOpen(true)}>
        {t('keeping.hand_over')}
      </Button>
      {open ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t('keeping.hand_over')}
          actions={
            <>
              <LeaveButton>{t('cancel')}</LeaveButton>
              <Button look="primary" busy={offer.busy} onClick={send}>
                {t('keeping.offer')}
              </Button>
            </>
          }
        >
          <Stack>
            <p>{t('keeping.hand_over_hint')}</p>
            <PeoplePicker
              label={t('keeping.to_whom')}
              people={people}
              onPeople={setPeople}
              most={1}
              error={tried && !chosen ? t('keeping.choose') : undefined}
            />
            <ProblemNotice problem={offer.problem} />
          </Stack>
        </Dialog>
      ) : null}
    </>
  );
}
