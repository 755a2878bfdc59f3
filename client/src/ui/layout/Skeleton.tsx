import { useTranslation } from 'react-i18next';

import { classes } from '../classes';
import { VisuallyHidden } from '../text/VisuallyHidden';
import styles from './Skeleton.module.css';

/** Keeps the place of what is on its way, so that nothing jumps. `lines` of text, or a `block` for a picture. */
export function Skeleton({ lines = 3, block = false }: { lines?: number; block?: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {block ? <span className={classes(styles.line, styles.block)} /> : null}
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </div>
  );
}
