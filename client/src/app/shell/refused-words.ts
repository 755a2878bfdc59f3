const worded = ['text', 'words', 'link'];

/** What a person wrote in a command that was refused, to be read and taken along; empty where they wrote nothing. */
export function refusedWords(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const said = Object.entries(body).filter(([name, value]) => worded.includes(name) && typeof value === 'string');
  return said.map(([, value]) => value as string).join('\n');
}
