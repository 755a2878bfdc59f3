/** What servers tell each other about an open document. */
export type RelayMessage =
  /** Updates that were stored, numbered from `from` on. */
  | { kind: 'edits'; from: number; updates: Uint8Array[] }
  /** An awareness update of y-protocols. */
  | { kind: 'presence'; update: Uint8Array }
  /** A server opened the document and asks who else is in it. */
  | { kind: 'hello' };

const KINDS = ['edits', 'presence', 'hello'] as const;
export const SENDER_BYTES = 8;
const FROM_BYTES = 6;
const LENGTH_BYTES = 4;

/** Sender, kind, and for edits the first number and each update behind its length. */
export function encode(sender: Buffer, message: RelayMessage): Buffer {
  const head = Buffer.concat([sender, Buffer.of(KINDS.indexOf(message.kind))]);
  if (message.kind === 'hello') return head;
  if (message.kind === 'presence') return Buffer.concat([head, message.update]);
  const from = Buffer.alloc(FROM_BYTES);
  from.writeUIntBE(message.from, 0, FROM_BYTES);
  const framed = message.updates.flatMap((update) => {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(update.length);
    return [length, update];
  });
  return Buffer.concat([head, from, ...framed]);
}

/** Throws a `RangeError` for what no server of ours wrote. */
export function decode(bytes: Buffer): { sender: Buffer; message: RelayMessage } {
  const sender = bytes.subarray(0, SENDER_BYTES);
  const kind = KINDS[bytes.readUInt8(SENDER_BYTES)];
  const rest = bytes.subarray(SENDER_BYTES + 1);
  if (kind === 'hello') return { sender, message: { kind } };
  if (kind === 'presence') return { sender, message: { kind, update: rest } };
  if (kind !== 'edits') throw new RangeError('Not a message of ours.');
  const updates: Uint8Array[] = [];
  for (let at = FROM_BYTES; at < rest.length;) {
    const end = at + LENGTH_BYTES + rest.readUInt32BE(at);
    if (end > rest.length) throw new RangeError('A message that ends too early.');
    updates.push(rest.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return { sender, message: { kind, from: rest.readUIntBE(0, FROM_BYTES), updates } };
}
