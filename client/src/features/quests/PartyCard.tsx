import { roomFor, type RunPage, type RunProgress } from '@guildhall/shared/game/quests';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Stack } from '../../ui/layout/Layout';
import { Avatar } from '../../ui/text/Avatar';
import ink from '../../ui/text/Ink.module.css';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import styles from './Quests.module.css';
import { useIsKeptFor, type useRunCommand } from './useRun';

interface PartyCardProps {
  run: RunPage;
  progress: RunProgress;
  command: ReturnType<typeof useRunCommand>;
}

/** Who is in the quest and who was asked; nothing for a quest taken alone. */
export function PartyCard({ run, progress, command }: PartyCardProps) {
  const { t } = useTranslation('quests');
  const me = useMe().member.id;
  const [asking, setAsking] = useState(false);
  const kept = useIsKeptFor(run.id, 'invitations');
  if (progress.company === 'alone') return null;
  const people = progress.party.filter(({ state }) => state === 'accepted' || state === 'invited');
  const room = roomFor[progress.company] - people.length;
  return (
    <Card title={t('party.title')}>
      <Stack>
        <ul className={styles.party}>
          {people.map(({ id, name, state }) => (
            <li key={id}>
              <Avatar name={name} size="s" />
              <span>
                {name}
                {id === me ? ` (${t('party.you')})` : null}
                {state === 'invited' ? <span className={ink.soft}> · {t('party.asked')}</span> : null}
              </span>
            </li>
          ))}
        </ul>
        {run.may.start ? (
          <Button busy={command.busy} onClick={() => command.run({ act: 'move', action: 'start' })}>
            {t('party.begin')}
          </Button>
        ) : null}
        {kept ? <Kept /> : null}
        {run.may.invite && room > 0 && !kept ? (
          <Button icon="plus" onClick={() => setAsking(true)}>
            {t('party.invite')}
          </Button>
        ) : null}
      </Stack>
      <InviteDialog open={asking} room={room} command={command} onClose={() => setAsking(false)} />
    </Card>
  );
}

interface InviteDialogProps {
  open: boolean;
  room: number;
  command: PartyCardProps['command'];
  onClose: () => void;
}

function InviteDialog({ open, room, command, onClose }: InviteDialogProps) {
  const { t } = useTranslation('quests');
  const [people, setPeople] = useState<Picked[]>([]);
  const invite = () => {
    command.run({ act: 'invite', people: people.map(({ id }) => id) });
    setPeople([]);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('party.invite')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" disabled={people.length === 0} onClick={invite}>
            {t('start.ask')}
          </Button>
        </>
      }
    >
      <PeoplePicker label={t('start.who.party')} people={people} onPeople={setPeople} most={room} />
    </Dialog>
  );
}
