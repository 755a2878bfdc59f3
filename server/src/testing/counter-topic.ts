import { topic } from '@guildhall/shared/platform/live';
import { z } from 'zod';

import type { LiveTopic } from '../platform/live/live-topics.js';

export const counter = topic('counter', z.object({ sum: z.number() }), z.object({ add: z.number() }));

/** A topic of a number that only some may watch. */
export class CounterTopic implements LiveTopic<typeof counter> {
  readonly topic = counter;
  sum = 0;
  version = 1;
  open = true;

  authorise(): Promise<boolean> {
    return Promise.resolve(this.open);
  }

  snapshot() {
    return Promise.resolve({ snapshot: { sum: this.sum }, version: this.version });
  }

  merge(earlier: { add: number }, later: { add: number }) {
    return { add: earlier.add + later.add };
  }

  versions(subjects: string[]) {
    return Promise.resolve(new Map(subjects.map((subject) => [subject, this.version])));
  }

  add(by: number) {
    this.sum += by;
    return { topic: counter.of('a'), from: this.version, to: ++this.version, change: { add: by } };
  }
}
