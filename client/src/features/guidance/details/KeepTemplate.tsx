import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../../lib/api/useCommand';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { AskDialog } from '../../../ui/dialog/AskDialog';
import { Stack } from '../../../ui/layout/Layout';
import { toast } from '../../../ui/toast/toast.store';
import { Missing } from '../Missing';
import { guidancePath } from '../useGuidance';

/** Keeps the present text as a template, from which others may begin. */
export function KeepTemplate({ id }: { id: string }) {
  const { t } = useTranslation('guidance');
  const [asking, setAsking] = useState(false);
  const keep = useCommand<string>({
    command: (name) => ({ method: 'POST', path: `${guidancePath(id)}/template`, body: { name } }),
    refreshes: [['guidance', 'templates']],
    onDone: () => {
      setAsking(false);
      toast(t('details.template_kept'), { tone: 'moss' });
    },
  });
  return (
    <Card title={t('details.template')}>
      <Stack>
        <p>{t('details.template_words')}</p>
        <Button onClick={() => setAsking(true)}>{t('details.template_keep')}</Button>
      </Stack>
      {asking ? (
        <AskDialog
          title={t('details.template_keep')}
          label={t('details.template_name')}
          hint={t('details.template_hint')}
          most={guidanceLimits.templateName}
          busy={keep.busy}
          notice={<Missing problem={keep.problem} />}
          needed={t('moves.message_needed')}
          onGive={keep.run}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Card>
  );
}
