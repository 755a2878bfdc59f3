import { useTranslation } from 'react-i18next';

import { classes } from '../classes';
import styles from './Field.module.css';

/** How many characters are left, or too many. Said aloud only near the end. */
export function CharacterCount({ length, most }: { length: number; most: number }) {
  const { t } = useTranslation('ui');
  const left = most - length;
  return (
    <div className={classes(styles.count, left < 0 && styles.over)} aria-live={left < most / 10 ? 'polite' : 'off'}>
      {left < 0 ? t('count.over', { count: -left }) : t('count.left', { count: left })}
    </div>
  );
}
