import type { OwnerlessGuidance } from '@guildhall/shared/work/guidance-owner';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../../../lib/api/api';
import { useCommand } from '../../../lib/api/useCommand';
import { useMe } from '../../../lib/me/useMe';
import { type Picked, PeoplePicker } from '../../../lib/people/PeoplePicker';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { TextArea } from '../../../ui/field/TextArea';
import { Row, Stack } from '../../../ui/layout/Layout';
import { toast } from '../../../ui/toast/toast.store';
import { Missing } from '../Missing';
import { guidancePath } from '../useGuidance';
import { useTitle } from '../useTitle';

/** For administrators: documents whose owner and deputy left, each to be given to a colleague; nothing where there are none. */
export function Ownerless() {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const [given, setGiven] = useState<OwnerlessGuidance | null>(null);
  const { data = [] } = useQuery({
    queryKey: ['guidance', 'ownerless'],
    queryFn: ({ signal }) => api.get<OwnerlessGuidance[]>('/api/guidance/ownerless', { signal }),
    enabled: useIsAdmin(),
  });
  if (data.length === 0) return null;
  return (
    <Card title={t('ownerless.title')}>
      <Stack>
        <p>{t('ownerless.words')}</p>
        {data.map((document) => (
          <Row key={document.id}>
            <span>
              <strong>{title(document.titles)}</strong> · {t(`state.${document.state}`)} ·{' '}
              {t('ownerless.was', { name: document.owner })}
            </span>
            <Button
              size="s"
              aria-label={t('ownerless.give_this', { title: title(document.titles) })}
              onClick={() => setGiven(document)}
            >
              {t('ownerless.give')}
            </Button>
          </Row>
        ))}
      </Stack>
      {given ? <GiveDialog document={given} onClose={() => setGiven(null)} /> : null}
    </Card>
  );
}

const shortest = 3;

function GiveDialog({ document, onClose }: { document: OwnerlessGuidance; onClose: () => void }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const [people, setPeople] = useState<Picked[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const give = useCommand<{ ownerId: string; reason: string }>({
    command: (body) => ({ method: 'POST', path: `${guidancePath(document.id)}/owner`, body }),
    refreshes: [['guidance']],
    onDone: () => {
      toast('guidance:ownerless.given', { tone: 'moss' });
      onClose();
    },
  });
  const [owner] = people;
  const said = reason.trim();
  const go = () => {
    setTried(true);
    if (owner && said.length >= shortest) give.run({ ownerId: owner.id, reason: said });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ownerless.give_this', { title: title(document.titles) })}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" busy={give.busy} onClick={go}>
            {t('ownerless.give')}
          </Button>
        </>
      }
    >
      <Stack>
        <Missing problem={give.problem} />
        <PeoplePicker
          label={t('ownerless.to')}
          people={people}
          onPeople={setPeople}
          most={1}
          error={tried && !owner ? t('ownerless.to_needed') : undefined}
        />
        <TextArea
          label={t('ownerless.reason')}
          hint={t('ownerless.reason_hint')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          error={tried && said.length < shortest ? t('moves.message_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}

function useIsAdmin(): boolean {
  return useMe().roles.some(({ role }) => role === 'admin');
}
