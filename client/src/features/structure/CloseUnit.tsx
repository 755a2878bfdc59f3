import type { CloseUnitAsked, UnitClosing, UnitPage } from '@guildhall/shared/people/structure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Answers } from '../../lib/forms/Answers';
import { fillsIn } from '../../lib/forms/message';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { UnitPicker } from '../../lib/people/UnitPicker';
import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { LeaveButton } from '../../ui/dialog/LeaveButton';
import { Row, Stack } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import styles from './Structure.module.css';
import { structureKey, useClosing } from './useStructure';

interface CloseUnitProps {
  unit: UnitPage;
}

type DialogProps = CloseUnitProps & { onClose: () => void };

/** A button that closes a unit, once it is said what will happen. */
export function CloseUnit({ unit }: CloseUnitProps) {
  const { t } = useTranslation('structure');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('close.press')}</Button>
      {open ? <Asking unit={unit} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** First what would happen is read; what stands in the way is told instead of the question. */
function Asking({ unit, onClose }: DialogProps) {
  const { t, i18n } = useTranslation('structure');
  const { name } = useBilingual();
  const { data: closing, error } = useClosing(unit.id);
  if (closing && !closing.hindrance) return <CloseDialog unit={unit} closing={closing} onClose={onClose} />;
  return (
    <Dialog open title={t('close.title', { unit: name(unit) })} onClose={onClose}>
      <Stack>
        {closing?.hindrance ? (
          <Notice title={t('close.not_yet')}>
            {t(`validation.${closing.hindrance.code}`, fillsIn(i18n.language, closing.hindrance.params))}
          </Notice>
        ) : error ? (
          <ProblemNotice problem={error} />
        ) : (
          <Skeleton lines={4} />
        )}
        <Row>
          <LeaveButton>{t('back')}</LeaveButton>
        </Row>
      </Stack>
    </Dialog>
  );
}

function CloseDialog({ unit, closing: { people, roles }, onClose }: DialogProps & { closing: UnitClosing }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const [toUnitId, setToUnitId] = useState<string | null>(null);
  const words = name(unit);
  const close = useCommand<CloseUnitAsked>({
    command: (body) => ({ method: 'POST', path: `/api/structure/${unit.id}/close`, body }),
    refreshes: [structureKey, ['people'], ['units'], ['members']],
    onDone: () => {
      onClose();
      toast('structure:close.done', { tone: 'moss', fills: { name: words } });
    },
  });
  const moves = people > 0;
  return (
    <Answers
      feature="structure"
      title={t('close.title', { unit: words })}
      go={t('close.go')}
      stay={t('cancel')}
      command={close}
      body={{ toUnitId }}
      faults={moves && !toUnitId ? { toUnitId: t('close.which') } : {}}
      onClose={onClose}
    >
      {(errorOf) => {
        const hindrance = errorOf('unit');
        return (
          <>
            {hindrance ? (
              <Notice tone="berry" urgent title={t('close.not_yet')}>
                {hindrance}
              </Notice>
            ) : null}
            <ul className={styles.points}>
              <li>{moves ? t('close.people', { count: people }) : t('close.nobody')}</li>
              {roles.map(({ id, role, member }) => (
                <li key={id}>{t('close.role', { name: member.name, role: t(`role.${role}`) })}</li>
              ))}
              {['stays', 'gone', 'cards', 'again'].map((key) => (
                <li key={key}>{t(`close.${key}`)}</li>
              ))}
            </ul>
            {moves ? (
              <UnitPicker
                label={t('close.to')}
                hint={t('close.hint')}
                onUnit={setToUnitId}
                fits={(each) => each.id !== unit.id}
                none={t('move.none')}
                error={errorOf('toUnitId')}
              />
            ) : null}
          </>
        );
      }}
    </Answers>
  );
}
