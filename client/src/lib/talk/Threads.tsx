import type { ReactNode } from 'react';

import type { Saying, Thread } from './threads';
import styles from './Threads.module.css';

interface ThreadsProps<Said extends Saying> {
  threads: readonly Thread<Said>[];
  renderOne: (said: Said) => ReactNode;
  /** What the list of replies to this is called. */
  repliesTo: (first: Said) => string;
}

/** What is said, each thread with its replies set in. */
export function Threads<Said extends Saying>({ threads, renderOne, repliesTo }: ThreadsProps<Said>) {
  if (threads.length === 0) return null;
  return (
    <ul className={styles.threads}>
      {threads.map(({ first, replies }) => (
        <li key={first.id} className={styles.thread}>
          {renderOne(first)}
          {replies.length > 0 ? (
            <ul className={styles.replies} aria-label={repliesTo(first)}>
              {replies.map((reply) => (
                <li key={reply.id}>{renderOne(reply)}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
