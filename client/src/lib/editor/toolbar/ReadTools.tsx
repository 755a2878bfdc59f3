import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './Toolbar.module.css';
import { useRovingFocus } from './useRovingFocus';

/** What somebody may do with a text they only read, such as commenting on what they select. */
export function ReadTools({ children }: { children: ReactNode }) {
  const { t } = useTranslation('editor');
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(bar);
  if (!children) return null;
  return (
    <div ref={bar} role="toolbar" aria-label={t('toolbar')} className={styles.bar} {...roving}>
      <div className={styles.group}>{children}</div>
    </div>
  );
}
