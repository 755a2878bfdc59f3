import type { ReactNode } from 'react';

import { PageHeader } from '../../ui/layout/PageHeader';
import { BrokenBridge } from '../../ui/pictures/BrokenBridge';
import styles from './StatePage.module.css';

/** A page about a state of things: what happened, that nothing is lost, what to do. */
export function StatePage({
  title,
  words,
  action,
  reference,
}: {
  title: string;
  words: string;
  action: ReactNode;
  reference?: string | undefined;
}) {
  return (
    <div className={styles.page}>
      <PageHeader title={title} purpose={words} />
      <BrokenBridge />
      <div className={styles.action}>{action}</div>
      {reference ? <p className={styles.reference}>{reference}</p> : null}
    </div>
  );
}
