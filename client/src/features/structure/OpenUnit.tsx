import type { UnitPage } from '@guildhall/shared/people/structure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import styles from './Structure.module.css';
import { structureKey } from './useStructure';

interface OpenUnitProps {
  unit: UnitPage;
}

/** A button that opens a closed unit again, once it is said what comes back and what does not. */
export function OpenUnit({ unit }: OpenUnitProps) {
  const { t } = useTranslation('structure');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open.press')}</Button>
      {open ? <OpenDialog unit={unit} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OpenDialog({ unit, onClose }: OpenUnitProps & { onClose: () => void }) {
  const { t } = useTranslation('structure');
  const words = useBilingual().name(unit);
  const open = useCommand<object>({
    command: (body) => ({ method: 'POST', path: `/api/structure/${unit.id}/open`, body }),
    refreshes: [structureKey, ['units']],
    onDone: () => {
      onClose();
      toast('structure:open.done', { tone: 'moss', fills: { name: words } });
    },
  });
  return (
    <Answers
      feature="structure"
      title={t('open.title', { unit: words })}
      go={t('open.go')}
      stay={t('cancel')}
      command={open}
      body={{}}
      faults={{}}
      onClose={onClose}
    >
      {(errorOf) => {
        const hindrance = errorOf('unit');
        return (
          <>
            {hindrance ? (
              <Notice tone="berry" urgent>
                {hindrance}
              </Notice>
            ) : null}
            <ul className={styles.points}>
              {['chosen', 'people', 'cards'].map((key) => (
                <li key={key}>{t(`open.${key}`)}</li>
              ))}
            </ul>
          </>
        );
      }}
    </Answers>
  );
}
