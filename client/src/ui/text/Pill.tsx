import type { ReactNode } from 'react';

import { classes } from '../classes';
import tones from '../Tones.module.css';
import styles from './Pill.module.css';

export type Tone = 'brass' | 'accent' | 'moss' | 'berry' | 'plain';

/** A short fact about the thing beside it, such as "Challenge · 9 days left". */
export function Pill({ tone = 'brass', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classes(styles.pill, tone === 'plain' ? styles.plain : tones[tone])}>{children}</span>;
}
