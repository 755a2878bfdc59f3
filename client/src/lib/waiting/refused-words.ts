const worded = ['text', 'words', 'link', 'reason', 'note', 'whatChanged'];

/** What a person wrote in a command that was refused, to be read and taken along; empty where they wrote nothing. */
export function refusedWords(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  if (Array.isArray(body)) return joined(body.map(refusedWords));
  return joined(
    Object.entries(body).map(([name, value]) => {
      if (typeof value === 'string') return worded.includes(name) ? value : '';
      return refusedWords(value);
    }),
  );
}

function joined(words: readonly string[]): string {
  return words.filter((each) => each !== '').join('\n');
}
