import { useTranslation } from 'react-i18next';

import { GapRow } from './GapRow';
import styles from './Gap.module.css';

export interface GapLine {
  id: string;
  name: string;
  /** Oldest first; `gap` is 0..1, the share of the way that is still to go. */
  seasons: readonly { label: string; gap: number }[];
}

interface GapPictureProps {
  lines: readonly GapLine[];
  /** Writes a gap as the screen does elsewhere. */
  format: (gap: number) => string;
}

/** Two banks for each directorate and the water between them: the far bank comes nearer season by season. */
export function GapPicture({ lines, format }: GapPictureProps) {
  const { t } = useTranslation('ui');
  return (
    <ul className={styles.lines}>
      {lines.map((line) => {
        const first = line.seasons[0];
        const last = line.seasons.at(-1);
        if (!first || !last) return null;
        const words =
          line.seasons.length > 1
            ? t('gap.words', { name: line.name, first: format(first.gap), last: format(last.gap) })
            : t('gap.one', { name: line.name, last: format(last.gap) });
        return (
          <li key={line.id} className={styles.line}>
            <span className={styles.name}>{line.name}</span>
            <GapRow seasons={line.seasons} label={words} />
            <span className={styles.figure} aria-hidden="true">
              {format(last.gap)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
