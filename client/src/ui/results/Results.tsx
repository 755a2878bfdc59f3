import type { ReactNode } from 'react';

import { Button } from '../button/Button';
import { classes } from '../classes';
import { Stack } from '../layout/Layout';
import styles from './Results.module.css';

/** How to read on, where there is more. */
export type More = { busy: boolean; load: () => void } | null;

interface ResultsProps {
  /** How many there are. */
  found: ReactNode;
  /** What is shown is of the search before; the new one is on its way. */
  looking: boolean;
  more: More;
  moreLabel: string;
  /** List items. */
  children: ReactNode;
}

/** What a search found. */
export function Results({ found, looking, more, moreLabel, children }: ResultsProps) {
  return (
    <Stack>
      <p role="status" className={styles.found}>
        {found}
      </p>
      <ul className={classes(styles.list, looking && styles.looking)}>{children}</ul>
      {more ? (
        <Button busy={more.busy} onClick={more.load}>
          {moreLabel}
        </Button>
      ) : null}
    </Stack>
  );
}
