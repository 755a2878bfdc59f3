import type { KeepTemplate as KeepRequest } from '@guildhall/shared/work/guidance';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../../lib/api/useCommand';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { Select } from '../../../ui/field/Select';
import { TextField } from '../../../ui/field/TextField';
import { Stack } from '../../../ui/layout/Layout';
import { toast } from '../../../ui/toast/toast.store';
import { useOwnTemplates } from '../begin/useBegin';
import { Missing } from '../Missing';
import { guidancePath } from '../useGuidance';
import { useTitle } from '../useTitle';

/** Keeps the present text as a template, from which others may begin. */
export function KeepTemplate({ id }: { id: string }) {
  const { t } = useTranslation('guidance');
  const [asking, setAsking] = useState(false);
  return (
    <Card title={t('details.template')}>
      <Stack>
        <p>{t('details.template_words')}</p>
        <Button onClick={() => setAsking(true)}>{t('details.template_keep')}</Button>
      </Stack>
      {asking ? <KeepDialog id={id} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}

const shortest = 3;

function KeepDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const own = useOwnTemplates();
  const [instead, setInstead] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const keep = useCommand<KeepRequest>({
    command: (body) => ({ method: 'POST', path: `${guidancePath(id)}/template`, body }),
    refreshes: [['guidance', 'templates']],
    onDone: () => {
      onClose();
      toast('guidance:details.template_kept', { tone: 'moss' });
    },
  });
  const choose = (chosen: string) => {
    setInstead(chosen);
    setName(title(own.find((template) => template.id === chosen)?.titles ?? {}));
  };
  const said = name.trim();
  const give = () => {
    setTried(true);
    if (said.length >= shortest) keep.run({ name: said, ...(instead ? { instead } : {}) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('details.template_keep')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" busy={keep.busy} onClick={give}>
            {t('details.template_keep')}
          </Button>
        </>
      }
    >
      <Stack>
        <Missing problem={keep.problem} />
        {own.length > 0 ? (
          <Select
            label={t('details.template_where')}
            choose={t('details.template_new')}
            value={instead}
            options={own.map(({ id: value, titles }) => ({
              value,
              label: t('details.template_instead', { name: title(titles) }),
            }))}
            onChange={({ target }) => choose(target.value)}
          />
        ) : null}
        <TextField
          label={t('details.template_name')}
          hint={t('details.template_hint')}
          value={name}
          maxLength={guidanceLimits.templateName}
          onChange={({ target }) => setName(target.value)}
          error={tried && said.length < shortest ? t('moves.message_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}
