import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveChange } from '@guildhall/shared/platform/live';

import { type LiveTopic, LiveTopics } from './live-topics.js';
import { LivePublisher } from './publisher.js';

/** As much of a topic as is asked of it: changes are lists of words, and both together are one after the other. */
const words = {
  topic: { name: 'words' },
  merge: (earlier: string[], later: string[]) => [...earlier, ...later],
} as unknown as LiveTopic;

const change = (from: number, to: number, change: string): LiveChange => ({
  topic: 'words',
  from,
  to,
  change: [change],
});

let sent: LiveChange[];
let publisher: LivePublisher;
beforeEach(() => {
  jest.useFakeTimers();
  const topics = new LiveTopics();
  topics.register(words);
  publisher = new LivePublisher(topics);
  sent = [];
  publisher.sendWith(
    (each) => sent.push(each),
    () => true,
  );
  publisher.publish(change(12, 13, 'at once'));
});
afterEach(() => {
  publisher.stop();
  jest.useRealTimers();
});

/** What was sent of what waited. */
function rest(): LiveChange[] {
  jest.advanceTimersByTime(100);
  return sent.slice(1);
}

describe('[live/merge] what waits for a tenth of a second', () => {
  it('is one message as far as it joins', () => {
    publisher.publish(change(13, 14, 'a'));
    publisher.publish(change(14, 15, 'b'));
    expect(rest()).toEqual([{ topic: 'words', from: 13, to: 15, change: ['a', 'b'] }]);
  });

  it('keeps the hole that another server fills, so that whoever watches finds it', () => {
    publisher.publish(change(13, 14, 'a'));
    publisher.publish(change(15, 16, 'c'));
    publisher.publish(change(16, 17, 'd'));
    expect(rest()).toEqual([change(13, 14, 'a'), { topic: 'words', from: 15, to: 17, change: ['c', 'd'] }]);
  });

  it('is joined in the order of its versions, whatever was told first', () => {
    publisher.publish(change(15, 16, 'c'));
    publisher.publish(change(13, 14, 'a'));
    publisher.publish(change(14, 15, 'b'));
    expect(rest()).toEqual([{ topic: 'words', from: 13, to: 16, change: ['a', 'b', 'c'] }]);
  });
});
