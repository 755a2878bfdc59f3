import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { classes } from '../classes';
import { stampLines, turnOf } from './stamp';
import styles from './Stamp.module.css';

export type StampInk = 'petrol' | 'berry' | 'brass' | 'moss';

interface StampProps {
  /** Turns the stamp a little, always the same way for one id. */
  id: string;
  title: string;
  /** Runs along the upper edge: the organisation or the place. */
  place: string;
  /** As the reader writes dates; left out while the stamp is still open. */
  date?: string | undefined;
  ink?: StampInk;
  /** It has just been earned and is being pressed; true for a moment (see `useCelebrated`). */
  fresh?: boolean;
}

/** An ink stamp of the passport. Without a date it is the dotted place that waits for one. */
export function Stamp({ id, title, place, date, ink = 'petrol', fresh = false }: StampProps) {
  const { t } = useTranslation('ui');
  const arc = useId();
  const lines = stampLines(title);
  const leading = lines.length > 2 ? 13 : 15;
  const first = 58 - ((lines.length - 1) * leading) / 2 - (date ? 3 : 0);
  const label = date ? t('stamp.words', { title, place, date }) : t('stamp.open', { title });
  return (
    <svg
      className={classes(styles.stamp, date ? styles[ink] : styles.open, fresh && styles.fresh)}
      viewBox="0 0 112 112"
      role="img"
      aria-label={label}
      focusable="false"
    >
      <g transform={`rotate(${date ? turnOf(id) : 0} 56 56)`}>
        <circle className={styles.outer} cx="56" cy="56" r="52" />
        <circle className={styles.inner} cx="56" cy="56" r="40" />
        <path id={arc} className={styles.arc} d="M12.5 56a43.5 43.5 0 0 1 87 0" />
        {date ? (
          <text className={styles.place}>
            <textPath
              href={`#${arc}`}
              startOffset="50%"
              textLength={Math.min(126, place.length * 8.4)}
              lengthAdjust="spacing"
            >
              {place.toUpperCase()}
            </textPath>
          </text>
        ) : null}
        {lines.map((line, index) => (
          <text
            key={index}
            className={styles.title}
            x="56"
            y={first + index * leading}
            fontSize={line.length > 11 ? 10.5 : leading - 1}
          >
            {line}
          </text>
        ))}
        {date ? (
          <text className={styles.date} x="56" y={first + lines.length * leading - 1}>
            {date}
          </text>
        ) : null}
      </g>
    </svg>
  );
}
