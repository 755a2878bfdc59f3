/** How far a stamp is turned, in degrees: always the same for one id, never so far that it is hard to read. */
export function turnOf(id: string): number {
  let sum = 7;
  for (let at = 0; at < id.length; at += 1) sum = (sum * 31 + id.charCodeAt(at)) >>> 0;
  return (sum % 17) - 8;
}

/** Breaks a title into at most three lines of about eleven letters, at its spaces. */
export function stampLines(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && (`${last} ${word}`.length <= 11 || lines.length === 3))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
