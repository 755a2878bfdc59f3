/** What is wrong with one field: `code` translates as `app:validation.<code>`, `params` fill its placeholders. */
export interface FieldMessage {
  code: string;
  params?: Record<string, string | number> | undefined;
}

/** Form libraries carry messages as text, so a message travels as JSON until a field turns it into words. */
export function writeMessage(message: FieldMessage): string {
  return JSON.stringify(message);
}

export function readMessage(text: string): FieldMessage | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as FieldMessage;
  } catch {
    return undefined;
  }
}
