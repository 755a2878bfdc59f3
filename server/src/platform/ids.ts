import { randomUUID } from 'node:crypto';

let last = 0;
let sequence = 0;

/** UUID version 7 (RFC 9562): milliseconds, then a counter, so that ids of one process sort by making. */
export function newId(now = Date.now()): string {
  sequence = now > last ? 0 : sequence + 1;
  last = Math.max(last, now) + (sequence > 0xfff ? 1 : 0);
  if (sequence > 0xfff) sequence = 0;
  const time = last.toString(16).padStart(12, '0');
  const count = sequence.toString(16).padStart(3, '0');
  // The rest of a random UUID: its variant and 62 random bits.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as we write them; the database refuses other texts, where an unknown id merely finds nothing. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
