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

/** What fills the placeholders for a reader of `language`: of a name that also came in Welsh (`innerCy` of `inner`), that one. */
export function fillsIn(language: string, params: FieldMessage['params'] = {}): Record<string, string | number> {
  if (language !== 'cy') return params;
  const welsh = Object.entries(params).filter(([name]) => name.endsWith('Cy'));
  return { ...params, ...Object.fromEntries(welsh.map(([name, value]) => [name.slice(0, -'Cy'.length), value])) };
}
