import type { Bilingual } from '@guildhall/shared/platform/bilingual';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../button/Button';
import { IconButton } from '../button/IconButton';
import { classes } from '../classes';
import { putAwayToast, toasts, type Toast } from './toast.store';
import styles from './Toast.module.css';

const shownFor = 7_000;

/** The one place where toasts appear; mounted once by the shell. */
export function ToastRegion() {
  const { t } = useTranslation('ui');
  const shown = useStore(toasts, (state) => state.shown);
  return (
    <section className={styles.region} aria-label={t('toast.region')}>
      <div role="status" className={styles.list}>
        {shown.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const { t } = useTranslation('ui');
  const { text } = useBilingual();
  const [held, setHeld] = useState(false);
  const stays = held || toast.action !== undefined;

  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => putAwayToast(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [stays, toast.id]);

  const act = toast.action;
  return (
    <div
      className={classes(styles.toast, styles[toast.tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.picture}
      <span className={styles.text}>{t(toast.says, filled(toast, text))}</span>
      {act ? (
        <Button
          size="s"
          look="quiet"
          onClick={() => {
            act.run();
            putAwayToast(toast.id);
          }}
        >
          {t(act.label)}
        </Button>
      ) : null}
      <IconButton icon="close" label={t('close')} onClick={() => putAwayToast(toast.id)} />
    </div>
  );
}

function filled({ fills = {} }: Toast, text: (text: Bilingual) => string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fills).map(([name, fill]) => [name, typeof fill === 'object' ? text(fill) : fill]),
  );
}
