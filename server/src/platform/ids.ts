import { randomBytes } from 'node:crypto';

let last = 0;
let sequence = 0;

/** UUID version 7 (RFC 9562): milliseconds, then a counter, so that ids of one process sort by making. */
export function newId(now = Date.now()): string {
  sequence = now > last ? 0 : sequence + 1;
  last = Math.max(last, now) + (sequence > 0xfff ? 1 : 0);
  if (sequence > 0xfff) sequence = 0;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(last, 0, 6);
  bytes[6] = 0x70 | (sequence >> 8);
  bytes[7] = sequence & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as we write them: any other would be an error of the database, not merely unknown. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
