import type { GuidanceTemplate } from '@guildhall/shared/work/guidance';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../../lib/api/useCommand';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { CardRow, CardRows } from '../../../ui/card/CardRow';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog';
import { Stack } from '../../../ui/layout/Layout';
import { toast } from '../../../ui/toast/toast.store';
import { Missing } from '../Missing';
import { useTitle } from '../useTitle';
import { useOwnTemplates } from './useBegin';

/** Templates that the reader made, or administers: how they are changed, and taken away; nothing where there are none. */
export function OwnTemplates() {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const own = useOwnTemplates();
  const [asked, setAsked] = useState<GuidanceTemplate | null>(null);
  if (own.length === 0) return null;
  return (
    <Card title={t('templates.title')}>
      <Stack>
        <p>{t('templates.words')}</p>
        <CardRows>
          {own.map((template) => (
            <CardRow
              key={template.id}
              title={title(template.titles)}
              detail={t(`kind.${template.kind}`)}
              end={
                <Button
                  size="s"
                  look="quiet"
                  aria-label={t('templates.remove_this', { name: title(template.titles) })}
                  onClick={() => setAsked(template)}
                >
                  {t('templates.remove')}
                </Button>
              }
            />
          ))}
        </CardRows>
      </Stack>
      {asked ? <RemoveDialog template={asked} onClose={() => setAsked(null)} /> : null}
    </Card>
  );
}

function RemoveDialog({ template, onClose }: { template: GuidanceTemplate; onClose: () => void }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const remove = useCommand<void>({
    command: () => ({ method: 'DELETE', path: `/api/guidance/templates/${template.id}` }),
    refreshes: [['guidance', 'templates']],
    onDone: () => {
      onClose();
      toast('guidance:templates.removed', { tone: 'moss' });
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('templates.remove_this', { name: title(template.titles) })}
      go={t('templates.remove')}
      look="berry"
      busy={remove.busy}
      onGo={() => remove.run()}
    >
      <Stack>
        <Missing problem={remove.problem} />
        <p>{t('templates.remove_words')}</p>
      </Stack>
    </ConfirmDialog>
  );
}
