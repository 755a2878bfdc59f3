import type { ReactNode } from 'react';

import { FoldedList } from '../../ui/disclosure/FoldedList';

import type { Saying, Thread } from './threads';
import styles from './Threads.module.css';

interface ThreadsProps<Said extends Saying> {
  threads: readonly Thread<Said>[];
  renderOne: (said: Said) => ReactNode;
  /** What the list of replies to this is called. */
  repliesTo: (first: Said) => string;
  /** How many threads stay in sight, and the line that unfolds the others. */
  fold?: { most: number; more: (count: number) => string };
  /** Whether words are held for one of them: its thread stays where it is, in sight or in the fold. */
  isHeld?: (id: string) => boolean;
}

/** What is said, each thread with its replies set in. */
export function Threads<Said extends Saying>({
  threads,
  renderOne,
  repliesTo,
  fold,
  isHeld = () => false,
}: ThreadsProps<Said>) {
  if (threads.length === 0) return null;
  const held = new Set(
    threads
      .filter(({ first, replies }) => [first, ...replies].some(({ id }) => isHeld(id)))
      .map(({ first }) => first.id),
  );
  return (
    <FoldedList
      items={threads}
      most={fold?.most ?? Infinity}
      more={(count) => fold?.more(count) ?? ''}
      className={styles.threads}
      idOf={({ first }) => first.id}
      isHeld={(id) => held.has(id)}
      render={({ first, replies }) => (
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
      )}
    />
  );
}
