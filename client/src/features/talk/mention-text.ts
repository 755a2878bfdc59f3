/** The text with a colleague mentioned at the cursor; a space keeps the name apart from the words beside it. */
export function withMention(text: string, at: number, name: string): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  return `${before}${gap}@${name}${/^\s/.test(after) ? '' : ' '}${after}`;
}

/** The text without the first mention of a colleague. */
export function withoutMention(text: string, name: string): string {
  const at = text.indexOf(`@${name}`);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + name.length + 1).replace(/^ /, '');
}
