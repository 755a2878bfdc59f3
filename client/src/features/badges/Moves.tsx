import type { MadeMove } from '@guildhall/shared/game/badges';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import styles from './Badges.module.css';

/** What people did about an award by hand, in the order of its days, each with their words. */
export function Moves({ moves }: { moves: readonly MadeMove[] }) {
  const { t } = useTranslation('badges');
  const { date } = useFormats();
  if (moves.length === 0) return null;
  return (
    <ol className={styles.moves}>
      {moves.map(({ move, by, words, at }, index) => (
        // No two moves of an award change places.
        <li key={index}>
          <p>{t(`hand.${move}`, { name: by, date: date(at) })}</p>
          <blockquote className={styles.words}>{words}</blockquote>
        </li>
      ))}
    </ol>
  );
}
